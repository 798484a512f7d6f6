import type { EntryForm } from "../../../model/list.ts";
import type { en } from "./en.ts";

const forms: Readonly<Record<EntryForm, string>> = {
  bullet: "列表项",
  numbered: "编号项",
  row: "表格行",
  block: "多行条目",
  heading: "标题",
};

/** The same in Chinese. */
export const zh: typeof en = {
  title: "列表报告",
  counts: (certain, probable) => `${certain} 处确定的错误，${probable} 处可能的错误`,
  nothing: "没有需要修改的内容",
  closed: "已没有需要修改的内容。出现新问题时本议题会重新打开。",
  seenAt: (sha) => `依据提交 ${sha}`,
  learned: "从列表中学到的",
  entries: (path, count) => `${path}：${count} 个条目`,
  form: (form, count) => `${count} 个${forms[form]}`,
  notJudged: (path, why) => `${path}：未检查：${why}`,
  style: (percent, example) => `格式：${percent}% 的条目与所在章节的写法一致，例如 ${example}`,
  links: (links) => `链接：${links.join("、")}`,
  venues: (venues, more) => `会议和期刊：${venues.join("、")}${more > 0 ? `，另有 ${more} 个` : ""}`,
  venue: (name, count) => `${name}（${count}）`,
  hubs: (titles) => `论文可以在以下章节中再次出现：${titles.join("、")}`,
  questions: "只有人能回答的问题",
  preprints: (count) =>
    `有 ${count} 篇预印本与其正式发表版本同时收录：在 \`.github/listwarden.yml\` 中写 \`preprints: drop\` 或 \`preprints: keep\` 即可统一决定。`,
  whichFile: (paths) =>
    `哪个文件是列表：${paths.join("、")}？请在 \`.github/listwarden.yml\` 的 \`files:\` 中写明。`,
  certainty: {
    error: (count) => `确定（${count}）`,
    warning: (count) => `可能（${count}）`,
    notice: (count) => `随时间出现（${count}）`,
  },
  kind: (rule, count) => `${rule}（${count}）`,
  since: (commit, day) => `自 ${day} 的提交 ${commit} 起`,
  waits: (pull) => `修正已放入 ${pull}。`,
  more: (count) => `另有 ${count} 处问题未在此显示。`,
  notices: (count) => `另有 ${count} 处提示；运行 \`npx listwarden check\` 可查看。`,
  ignored: (count) => `配置忽略了 ${count} 处问题。`,
  declined: (numbers) => `已拒绝：${numbers.join("、")}。`,
  tidy: (pull, count) => `${count} 处安全的修正已放入 ${pull}。`,
  takenOver: (branch) => `有人向 ${branch} 推送了提交，因此在其合并或删除之前不再改动它。`,
  commands:
    "维护者可以发表新评论：`/listwarden fix F12` 把一处修正放入拉取请求，`/listwarden ignore F12 <原因>` 永久忽略一处问题，`/listwarden help` 查看说明。",
  commandsAlone: "维护者可以发表新评论：`/listwarden ignore F12 <原因>` 永久忽略一处问题，下次检查起生效。",
  help: [
    "有本仓库写权限的人可以在新评论的第一行写：",
    "",
    "- `/listwarden fix F12`：把这处修正放入拉取请求，包括曾被拒绝的修正",
    "- `/listwarden ignore F12 <原因>`：永久忽略这处问题",
    "- `/listwarden unignore F12`：撤销忽略",
    "- `/listwarden setup`：打开一个拉取请求，添加配置文件和推荐论文的表单",
    "- `/listwarden help`：显示本说明",
  ],
  noSetUp: {
    complete: "配置文件和推荐论文的表单都已存在，因此没有打开拉取请求。",
    closed:
      "设置用的拉取请求曾被关闭，不会再次打开；在克隆的仓库中运行 `npx listwarden init` 可写出同样的文件。",
    "taken over": "有人向 `listwarden/setup` 推送过，因此在它合并或删除之前保持原样。",
    refused: "本仓库不允许应用打开拉取请求；在克隆的仓库中运行 `npx listwarden init` 可写出同样的文件。",
  },
  setUpTitle: "设置列表的配置文件和推荐论文的表单",
  setUpCommit: "合并之前不会生效。",
  setUpHead: "审查并不需要这些文件。合并之前不会生效；关闭之后不会再次打开。",
  setUpFile: (isConfig) => (isConfig ? "列表的决定；能从条目中得出的不写在里面" : "推荐论文的表单"),
  pastHead: (count) => `最近 ${count} 次改动会得到的提示`,
  pastSilent: (silent, count) => `没有提示：${count} 次中有 ${silent} 次。`,
  pastFacts: "这里只判断文字本身，没有查询论文和链接。",
  pastColumns: "| 提交 | 说明 | 提示 |",
  toldOf: ({ error, warning, notice }) =>
    [
      ...(error > 0 ? [`${error} 个错误`] : []),
      ...(warning > 0 ? [`${warning} 个警告`] : []),
      ...(notice > 0 ? [`${notice} 个提示`] : []),
    ].join("，") || "无",
  inconclusive: (why) => `最近一次检查没有结论：${why}。以上内容来自之前的检查。`,
  noReport: (why) => `无法说明列表的状况：${why}。`,
  unreadable: (path) => `无法读取 ${path}`,
  listGone: "没有找到列表",
  shrunk: (before, now) => `${before} 个条目中只找到 ${now} 个`,
  fresh: (count) => `默认分支上有 ${count} 处新的错误：`,
  tidyTitle: (count) => `修正列表中的 ${count} 个条目`,
  tidyIgnores: "记下需要忽略的问题",
  tidyHead: (count) => `${count} 处修正，最确定的排在最前。修正以外的内容逐字节保持不变。`,
  tidyLeft: (count) => `本拉取请求合并或关闭后，还有 ${count} 处修正。`,
  tidyMore: (count) => `还有 ${count} 处修正留待下一轮。`,
  tidyNo:
    "每一处都可以不采纳：在此处或以后还原某处修正，或连同它一起关闭本拉取请求，都表示永久拒绝这一处修正。向此分支推送的人将接管它。",
  tidyConfig: "在列表报告中作出的决定，写入配置：",
  tidyOver: "已没有需要修改的内容。",
  commitBody: "对列表的安全修正；每一处的原因见拉取请求。",
};
