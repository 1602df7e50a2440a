// What a step of the story says of the state: its days and its camera, and the path at which the story stands.
import type { Config } from "./config.ts";
import { NO_FILTER } from "./filter.ts";
import type { State } from "./state.ts";
import type { Grammar } from "./store.ts";

/** The state of a step: nothing filtered but the days, no card open. */
export function stateOf(config: Config, step: number): Partial<State> {
  return { ...NO_FILTER, ...told(config, step), report: null, panel: "story", step };
}

/** The story stands at a path of its own; there the step says the days and the camera. */
export function grammarOf({ story, story_address, map_address }: Config): Grammar {
  const [atStory, atMap] = [story_address, map_address].map((address) => new URL(address, location.href).pathname);
  const own = location.pathname === atStory ? atMap! : location.pathname;
  return {
    pathOf: ({ panel }) => (panel === "story" ? atStory! : own),
    ofPath: (path) => (path === atStory && story.length > 0 ? { panel: "story" } : {}),
    implied({ panel, step }) {
      if (panel !== "story") return {};
      const first = step === null ? { step: ofHash(story.length) } : {};
      return { ...first, ...told({ story }, step ?? first.step ?? 1) };
    },
  };
}

function told({ story }: Pick<Config, "story">, step: number): Partial<State> {
  const found = story[Math.min(step, story.length) - 1];
  if (!found) return {};
  return { view: found.view, period: found.period ?? { from: null, to: null } };
}

/** `#step-3` names a step too; without it the story begins. */
function ofHash(last: number): number {
  const number = Number(/^#step-(\d+)$/.exec(location.hash)?.[1] ?? 1);
  return Math.max(1, Math.min(number, last));
}
