/** What stands between the parts of a name, which everybody writes differently. */
const betweenParts = /[\p{Zs}\p{Pd}.·•・‧∙⋅●◦ᐧ]/gu;

/** A name as it is the same however it is spelled: its letters alone. */
export const lettersOf = (name: string): string => name.normalize("NFKC").replace(betweenParts, "").toLowerCase();
