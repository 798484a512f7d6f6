/** The languages that people are spoken to in. */
export type Language = "en" | "zh";

/** A sentence of ours in every language it is told in; a rule states all of them and the runner picks one. */
export type Text = Readonly<Record<Language, string>>;
