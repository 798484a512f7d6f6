/** The page's style: light and dark as the reader has it, narrow and wide. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#57606a;--paper:#fff;--line:#d0d7de;--bar:#2f6f9f;--error:#a40e26;--warning:#7a4b00;--link:#0a58a8}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--quiet:#9da7b1;--paper:#0d1117;--line:#30363d;--bar:#5aa9e0;--error:#ff8f8a;--warning:#e8b450;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:80rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}h1{font-size:1.6rem;line-height:1.2}h2{margin-top:2rem;font-size:1.2rem}h3{margin:1rem 0 .3rem;font-size:1rem}h3+ul{margin-top:0}
.quiet{color:var(--quiet)}.error{color:var(--error);font-weight:600}.warning{color:var(--warning);font-weight:600}
.plots{display:grid;gap:1rem 3rem;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))}
.plot{display:grid;grid-template-columns:max-content 1fr max-content;gap:.2rem .6rem;margin:0;align-items:center}
.plot dt{grid-column:1;max-width:12rem}.plot dd{margin:0;display:contents}.plot .bar{display:block;height:.9rem;background:var(--bar);min-width:2px}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;margin:.5rem 0}.tools[hidden]{display:none}
input[type=search]{font:inherit;padding:.3rem .5rem;min-width:min(20rem,100%);color:inherit;background:transparent;border:1px solid var(--quiet);border-radius:.3rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{padding:.35rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{white-space:nowrap}th button{all:unset;cursor:pointer}th button:focus-visible,a:focus-visible,input:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
td ul{margin:0;padding-left:1rem}td.title{min-width:16rem}td.number{white-space:nowrap}`;

/**
 * The page's script: sorts by a column, searches, shows entries with findings alone. It only moves and hides rows that
 * are there; without it the page holds the same.
 */
export const SCRIPT = `(function(){"use strict";
var table=document.getElementById("entries"),tools=document.getElementById("tools");
if(!table||!tools)return;
var body=table.tBodies[0],rows=Array.prototype.slice.call(body.rows);
var search=document.getElementById("search"),only=document.getElementById("only"),count=document.getElementById("count");
var texts=rows.map(function(row){return row.textContent.toLowerCase()});
function show(){var words=search.value.toLowerCase().split(/\\s+/).filter(Boolean),shown=0;
rows.forEach(function(row,index){var hit=words.every(function(word){return texts[index].indexOf(word)>=0})&&(!only.checked||row.hasAttribute("data-found"));row.hidden=!hit;if(hit)shown++});
count.textContent=count.getAttribute("data-text").replace("{shown}",shown).replace("{all}",rows.length)}
Array.prototype.forEach.call(table.tHead.rows[0].cells,function(head,column){
var button=document.createElement("button");button.type="button";button.textContent=head.textContent;head.textContent="";head.appendChild(button);
button.addEventListener("click",function(){var down=head.getAttribute("aria-sort")==="ascending";
Array.prototype.forEach.call(table.tHead.rows[0].cells,function(other){other.removeAttribute("aria-sort")});
head.setAttribute("aria-sort",down?"descending":"ascending");
var order=rows.slice().sort(function(a,b){var x=a.cells[column],y=b.cells[column],p=x.getAttribute("data-key"),q=y.getAttribute("data-key");
var sign=p!==null?Number(p)-Number(q):x.textContent.localeCompare(y.textContent);return(down?-sign:sign)||rows.indexOf(a)-rows.indexOf(b)});
order.forEach(function(row){body.appendChild(row)})})});
search.addEventListener("input",show);only.addEventListener("change",show);tools.hidden=false;show()})();`;

/** What the page may load and run: its own style and script, and nothing else. */
export const POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-5TahVpPH2gpQMj+JTFFJ4so5nPoflhbgpvZT2bZehZ8='; script-src 'sha256-xvFV34gyVkFm3/Tiss5jugHUSRqVHwBpplQs3hzroR0='";
