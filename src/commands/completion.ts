import type { Command } from "./command.ts";
import { UsageError } from "./input.ts";

/** The commands by name, each loaded when it is asked for. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** A command as a shell completes it. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly takesValue: boolean }[];
}

const SHELLS = { bash, zsh, fish } as const;

/** The command that prints a shell's completion of all the others. */
export function completionOf(commands: Commands): Command {
  return {
    summary: "print what makes a shell complete the commands",
    help: `Usage: listwarden completion <bash|zsh|fish>

Prints a script that makes the shell complete commands, options and files.

Options:
  -h, --help  this text

Examples:
  listwarden completion bash >> ~/.bashrc
  listwarden completion zsh > "\${fpath[1]}/_listwarden"
  listwarden completion fish > ~/.config/fish/completions/listwarden.fish

Exit code: 0, or 2 for wrong usage.`,
    options: {},
    async run({ operands: [shell, ...more] }, terminal) {
      if (more.length > 0 || (shell !== "bash" && shell !== "zsh" && shell !== "fish"))
        throw new UsageError(`expected one of ${Object.keys(SHELLS).join(", ")}`);
      const completed: Completed[] = [];
      for (const [name, load] of Object.entries(commands)) completed.push(describe(name, await load()));
      terminal.print(SHELLS[shell](completed));
      return 0;
    },
  };
}

function describe(name: string, { summary, options }: Command): Completed {
  const all: Command["options"] = { ...options, help: { type: "boolean" } };
  const own = Object.entries(all);
  return {
    name,
    summary,
    options: own.map(([option, { type }]) => ({ name: option, takesValue: type === "string" })),
  };
}

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ name, options }) =>
      `      ${name}) words="${options.map((option) => `--${option.name}`).join(" ")}" ;;`,
  );
  return `_listwarden() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(" ")} --help --version"
  elif [[ "$current" == -* ]]; then
    case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    esac
  else
    COMPREPLY=($(compgen -f -- "$current"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _listwarden listwarden
`;
}

function zsh(commands: readonly Completed[]): string {
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map(({ name: option, takesValue }) =>
      quoted(`--${option}${takesValue ? "=:value:_files" : ""}`),
    );
    return `    ${name}) _arguments ${specs.join(" ")} '*:file:_files' ;;`;
  });
  return `#compdef listwarden
_listwarden() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
_listwarden "$@"
`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c listwarden -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...options.map(
      ({ name: option, takesValue }) =>
        `complete -c listwarden -n '__fish_seen_subcommand_from ${name}' -l ${option}${takesValue ? " -r" : ""}`,
    ),
  ]);
  return `${lines.join("\n")}\n`;
}

/** One word of a shell; inside single quotes nothing else means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\\\''")}'`;
}
