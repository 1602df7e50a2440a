// What the panels say.

export const shareWords = {
  download: (count: number) => `Download ${count} ${count === 1 ? "report" : "reports"}`,
  copied: "Copied",
  failed: "The browser did not allow it; the text is selected, copy it with the keyboard",
  most: (most: number) => `The first ${most}; follow the links of the address for programs to get all`,
};
