/** What lies in the database besides the queue's own tables. */
export interface Tables {
  readonly turn: TurnTable;
}

/** How far an installation has come in the order of turns. */
interface TurnTable {
  readonly installation: number;
  readonly level: number;
}
