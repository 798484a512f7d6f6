import { expect, test } from "vitest";
import { readConversation } from "../../src/github/conversation.ts";
import { readPullRequest } from "../../src/github/pull-request.ts";
import { readCommands } from "../../src/pipeline/commands.ts";
import { parseCommand } from "../../src/review/command.ts";
import { connect, edit, me, openState, ref, type State, say } from "./github.ts";

const AUTHOR = 5;
const OTHER = 6;
const roles = [
  undefined,
  "read",
  "triage",
  "write",
  "maintain",
  "admin",
  "editor on write",
  "visitor on read",
] as const;
const relations = ["author", "other", "bot"] as const;
const events = ["created", "edited by self", "edited by a maintainer", "deleted", "replayed"] as const;
const commands = {
  fix: "/listwarden fix",
  recheck: "/listwarden recheck",
  dispute: "/listwarden dispute It is meant",
  ignore: "/listwarden ignore broken-markup It is meant",
  unignore: "/listwarden unignore broken-markup",
  take: "/listwarden take",
  help: "/listwarden help",
} as const;
const kinds = ["same-repository", "fork", "reversed"] as const;

/** What each may ask for, by the kind of pull request: the table that the code is held to. */
const oracle: Record<
  "curator" | "author" | "nobody",
  Record<(typeof kinds)[number], readonly (keyof typeof commands)[]>
> = {
  curator: {
    "same-repository": ["fix", "recheck", "dispute", "ignore", "unignore", "take", "help"],
    fork: ["fix", "recheck", "dispute", "ignore", "unignore", "take", "help"],
    reversed: ["recheck", "dispute", "ignore", "unignore", "take", "help"],
  },
  author: {
    "same-repository": ["recheck", "dispute", "help"],
    fork: ["fix", "recheck", "dispute", "help"],
    reversed: ["recheck", "dispute", "help"],
  },
  nobody: { "same-repository": [], fork: [], reversed: [] },
};

function stateOf(kind: (typeof kinds)[number]): State {
  const state = openState({ base: "", head: "" });
  const own = { login: `user-${AUTHOR}`, id: AUTHOR, type: "User" };
  const fork = {
    id: 2,
    name: "list",
    full_name: `user-${AUTHOR}/list`,
    fork: true,
    owner: own,
    parent: { id: 1 },
    source: { id: 1 },
  };
  const upstream = {
    id: 9,
    name: "list",
    full_name: "upstream/list",
    fork: false,
    owner: { login: "upstream", id: 8, type: "User" },
  };
  const repo = kind === "fork" ? fork : kind === "reversed" ? upstream : null;
  if (repo !== null) state.pull = { ...state.pull, head: { ref: "add", repo } };
  return state;
}

async function pendingOf(state: State) {
  const github = connect(state);
  const pullRequest = await readPullRequest(github, ref);
  if (pullRequest === null) throw new Error("there is a pull request");
  const comments = await readConversation(github, ref);
  return readCommands(github, { me, ref, pullRequest, comments });
}

test("a command does what its writer may ask for here, and nothing else does", async ({ task }) => {
  let cases = 0;
  for (const role of roles) {
    for (const relation of relations) {
      for (const event of events) {
        for (const command of Object.keys(commands) as (keyof typeof commands)[]) {
          for (const kind of kinds) {
            cases += 1;
            const state = stateOf(kind);
            const writer = relation === "author" ? AUTHOR : OTHER;
            if (role !== undefined) state.roles[`user-${writer}`] = role;
            const comment = say(state, event.startsWith("edited") ? "Thank you" : commands[command], writer);
            if (relation === "bot") comment.user = { id: writer, login: `user-${writer}`, type: "Bot" };
            if (event.startsWith("edited")) edit(state, 1, commands[command]);
            if (event === "deleted") state.comments = [];
            if (event === "replayed") {
              comment.reactions = { total_count: 1 };
              state.reactions.push({ id: 1, content: "+1" });
            }
            const { pending, spoken } = await pendingOf(state);
            const done = pending.filter(({ allowed }) => allowed).map((each) => each.command.kind);
            const mayWrite = ["write", "maintain", "admin", "editor on write"].includes(role ?? "");
            const who = mayWrite ? "curator" : relation === "author" ? "author" : "nobody";
            const granted = relation !== "bot" && oracle[who][kind].includes(command);
            const name = `${role} ${relation} ${event} ${command} ${kind}`;
            expect(done, name).toEqual(granted && event === "created" ? [command] : []);
            const isDecision = ["ignore", "unignore", "dispute"].includes(command);
            const holds = granted && isDecision && (event === "created" || event === "replayed");
            expect(
              spoken.map((each) => each.command.kind),
              name,
            ).toEqual(holds ? [command] : []);
          }
        }
      }
    }
  }
  task.meta.cases = cases;
});

test("what only looks like a command is none", ({ task }) => {
  const command = "/listwarden fix";
  const tricks = [
    ` ${command}`,
    `\t${command}`,
    `\n${command}`,
    `\r\n${command}`,
    `\r${command}`,
    `> ${command}`,
    `>${command}`,
    `- ${command}`,
    `* ${command}`,
    `1. ${command}`,
    `    ${command}`,
    `\`${command}\``,
    `\`\`\`\n${command}\n\`\`\``,
    `~~~\n${command}\n~~~`,
    `<!--\n${command}\n-->`,
    `<!-- ${command} -->`,
    `<details>\n${command}\n</details>`,
    `<b>${command}</b>`,
    `**${command}**`,
    `~~${command}~~`,
    `[${command}](x)`,
    `"${command}"`,
    `Please ${command}`,
    `Thank you\n${command}`,
    `@listwarden fix`,
    "listwarden fix",
    "//listwarden fix",
    "\\/listwarden fix",
    "&#47;listwarden fix",
    "%2Flistwarden fix",
    "／listwarden fix",
    "⁄listwarden fix",
    "∕listwarden fix",
    "/Listwarden fix",
    "/LISTWARDEN fix",
    "/listwarden​ fix",
    "/list\u200bwarden fix",
    "\u200b/listwarden fix",
    "\ufeff/listwarden fix",
    "\u202e/listwarden fix",
    "/listwarden\u202e fix",
    "/listwarden\u00a0fix",
    "/listwarden\tfix",
    "/listwarden\u3000fix",
    "/listwardеn fix",
    "/lіstwarden fix",
    "/ｌistwarden fix",
    "/listwardenfix",
    "/listwarden-fix",
    "/listwarden.fix",
    "/listwarden/fix",
    "/listwarden:fix",
    "/listwarden\u0000fix",
    "/listwarden fix\u0000",
    "/listwarden fix\r/listwarden ignore broken-markup",
    "/listwarden\n/listwarden fix".replace("/listwarden\n", "/listwarde\n"),
    "# /listwarden fix",
    "| /listwarden fix |",
    "/list-warden fix",
    "/listwardens fix",
    "",
  ];
  const taken = tricks.filter((body) => parseCommand(body) !== null);
  expect(taken).toEqual([]);
  const twisted = [
    "/listwarden ｆix",
    "/listwarden Fix",
    "/listwarden fix now",
    "/listwarden fix fix",
    "/listwarden fix /listwarden ignore broken-markup",
    "/listwarden fіx",
    "/listwarden --fix",
    "/listwarden fix;",
    "/listwarden ignore",
    "/listwarden ignore *",
  ];
  expect(twisted.filter((body) => parseCommand(body)?.kind !== "unknown")).toEqual([]);
  task.meta.cases = tricks.length + twisted.length;
});
