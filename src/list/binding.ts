/** From this share on what entries do is the list's habit, and others are held to it. */
export const BINDING_SHARE = 0.9;

/** Of fewer entries than these no form is a habit. */
export const BINDING_COUNT = 10;
