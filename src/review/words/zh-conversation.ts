import type { conversation as english } from "./en-conversation.ts";

/** What answers people's commands, in Chinese. */
export const conversation: typeof english = {
  help: [
    "新评论的第一行可以是：",
    "",
    "- `/listwarden fix`：把所有安全修正提交到该分支（维护者；贡献者限自己的复刻）",
    "- `/listwarden recheck`：重新审查（维护者和作者）",
    "- `/listwarden dispute <理由>`：对结论提出异议，由维护者决定（维护者和作者）",
    '- `/listwarden ignore <规则> <理由>` 或 `/listwarden ignore "<标题>" <理由>`：此处不再提示（维护者）',
    '- `/listwarden unignore <规则>` 或 `"<标题>"`：撤销忽略（维护者）',
    "- `/listwarden take`：作者不再回应时，把其中的条目放入新增论文的拉取请求（维护者）",
  ],
  notUnderstood: "无法识别该命令。",
  notFixed: {
    nothing: "没有可以安全修正的内容。",
    stale: "该分支在审查之后已更新，因此没有修正；可对新的提交再次使用 `/listwarden fix`。",
    moved: "该分支在修正过程中已更新，因此没有改动；可对新的提交再次使用 `/listwarden fix`。",
    "no-branch": "该分支已不存在，因此没有修正。",
    elsewhere: "该分支不在本仓库的复刻中，因此没有修正。",
    "default-branch": "该分支是主分支，不会被写入；修正后的行见上文。",
    "protected-branch": "该分支受保护，因此没有修正；修正后的行见上文。",
    "organisation-fork": "该复刻属于组织，GitHub 不允许他人写入；可以手动采用修改建议或上文修正后的行。",
    "edits-not-allowed":
      "该分支不允许写入。在拉取请求侧栏勾选“允许维护者编辑”即可；也可以手动采用修改建议或上文修正后的行。",
    queued: "该拉取请求正在合并队列中等待，因此没有修正；推送会使其退出队列。",
    "not-a-plain-file": "该文件是链接或不是普通文件，因此没有修正。",
  },
  commit: {
    headline: (count) => `修正 ${count} 处条目`,
    body: "按拉取请求中的要求，提交审查给出的安全修正。",
  },
  buttons: {
    fix: { label: "修正", description: "提交安全修正" },
    recheck: { label: "重新审查", description: "再次审查" },
  },
};
