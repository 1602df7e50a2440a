// Labels of context dates: after their rule where there is room, else before it, else left to the tip.

export interface Rule {
  /** Where the rule stands, in px from the axis' beginning. */
  at: number;
  /** Width of its label in px. */
  width: number;
}

export type Side = "after" | "before" | null;

/** Gap in px between a rule and its label, and between a label and the next thing. */
const GAP = 5;

/** The side of each label, in the order given; labels cross neither each other, nor another rule, nor the ends of `length`. */
export function sides(rules: Rule[], length: number): Side[] {
  const order = rules.map((_, i) => i).sort((a, b) => rules[a]!.at - rules[b]!.at);
  const chosen: Side[] = rules.map(() => null);
  let taken = -Infinity;
  order.forEach((index, i) => {
    const { at, width } = rules[index]!;
    const need = width + 2 * GAP;
    const next = i + 1 < order.length ? rules[order[i + 1]!]!.at : length + GAP;
    const free = Math.max(taken, i > 0 ? rules[order[i - 1]!]!.at : 0);
    if (at + need <= next && at >= taken) {
      chosen[index] = "after";
      taken = at + need;
    } else if (at - need >= free) {
      chosen[index] = "before";
    }
  });
  return chosen;
}
