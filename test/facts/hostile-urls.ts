/** Loopback and other insides as strangers write them, once as an address and once in each disguise. */
const loopback = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0x7f.0x0.0x0.0x1",
  "0177.0.0.1",
  "0177.1",
  "017700000001",
  "127.0.0.1.",
  "１２７.０.０.１",
  "①②⑦.0.0.1",
  "127。0。0。1",
  "0",
  "0.0.0.0",
  "0x0",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[::7f00:1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "loc%61lhost",
  "ｌｏｃａｌｈｏｓｔ",
  "localhost.localdomain",
  "papers.localhost",
];

const inside = [
  "10.0.0.1",
  "10.255.255.255",
  "172.16.0.1",
  "172.31.255.1",
  "192.168.0.1",
  "192.168.1.254",
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "169.254.170.2",
  "100.64.0.1",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "[fe80::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[ff02::1]",
  "[::ffff:10.0.0.1]",
  "[::ffff:169.254.169.254]",
  "[2001:db8::1]",
  "[100::1]",
  "[64:ff9b::a9fe:a9fe]",
  "[2002:a9fe:a9fe::]",
  "[5f00::1]",
  "[::a9fe:a9fe]",
  "metadata",
  "metadata.google.internal",
  "kubernetes.default.svc.cluster.local",
  "router.lan",
  "nas.home.arpa",
  "wiki.corp",
  "intranet",
  "db.internal.",
  "hidden.onion",
  "printer.local",
  "build.test",
  "vault.private",
];

/** At least `count` URLs that nobody may ask for, aimed at a canary's port where a port is given. */
export function hostileUrls(port: number, count: number): string[] {
  const urls = [...loopback, ...inside].flatMap((host) => [
    `http://${host}:${port}/`,
    `https://${host}:${port}/admin`,
    `http://${host}/latest/meta-data/`,
    `https://${host}/`,
    `http://arxiv.org@${host}:${port}/`,
    `https://user:secret@${host}:${port}/`,
    `http://${host}:${port}#@arxiv.org/abs/2406.04449`,
    `http:\\\\${host}:${port}\\abs\\2406.04449`,
  ]);
  urls.push(...schemes(port), ...ports());
  if (urls.length < count) throw new Error(`only ${urls.length} hostile URLs are known`);
  return urls;
}

function schemes(port: number): string[] {
  const names = ["ftp", "file", "gopher", "dict", "ldap", "ws", "unix", "jar", "data", "javascript"];
  return names.map((scheme) => `${scheme}://127.0.0.1:${port}/etc/passwd`);
}

function ports(): string[] {
  return [1, 21, 22, 25, 53, 110, 389, 2375, 3306, 5432, 6379, 8080, 9200, 11211].map(
    (port) => `http://arxiv.org:${port}/`,
  );
}

/** Ordinary places that papers, code and data stand at: hosts times forms. */
export function scholarlyUrls(): string[] {
  const hosts = [
    "arxiv.org",
    "export.arxiv.org",
    "doi.org",
    "openaccess.thecvf.com",
    "proceedings.mlr.press",
    "papers.nips.cc",
    "papers.miccai.org",
    "aclanthology.org",
    "openreview.net",
    "www.nature.com",
    "link.springer.com",
    "ieeexplore.ieee.org",
    "dl.acm.org",
    "www.sciencedirect.com",
    "onlinelibrary.wiley.com",
    "pubs.rsna.org",
    "www.medrxiv.org",
    "www.biorxiv.org",
    "pmc.ncbi.nlm.nih.gov",
    "pubmed.ncbi.nlm.nih.gov",
    "github.com",
    "gist.github.com",
    "physionet.org",
    "huggingface.co",
    "zenodo.org",
    "figshare.com",
    "datadryad.org",
    "osf.io",
    "www.kaggle.com",
    "drive.google.com",
    "stanfordmlgroup.github.io",
    "ojs.aaai.org",
    "www.isca-speech.org",
    "cs.stanford.edu",
    "www.cs.toronto.edu",
    "mi.eng.cam.ac.uk",
    "nlp.seas.harvard.edu",
    "www.ecva.net",
    "bmcmedimaging.biomedcentral.com",
    "www.mdpi.com",
  ];
  return hosts.flatMap((host) => [
    `https://${host}/`,
    `http://${host}/abs/2406.04449v2`,
    `https://${host}/content/CVPR2024/papers/Chen_Report_(Long)_2024.pdf?download=1#page=3`,
    `https://${host}:443/doi/10.1148/radiol.232255`,
    `HTTPS://${host.toUpperCase()}/%E6%8A%A5%E5%91%8A/~lee/x.html`,
  ]);
}
