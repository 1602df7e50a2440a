// Many reports on the strip: bars of the server's counts along the border, the left side's up, the right side's down.
import type { Crowd } from "../model.ts";
import type { Frame } from "../strip/frame.ts";
import { svg } from "../svg.ts";
import { say } from "../words.ts";
import { filterQuery, letsNothing } from "./ask.ts";
import type { ManyModel } from "./model.ts";

/** Least width of a bar, px, and the widths in km that it may stand for. */
const LEAST_PX = 5;
const STEPS_KM = [1, 2, 5, 10, 20, 50, 100, 200];
/** The longest bar leaves so much of its half free, px. */
const FREE_PX = 16;

interface Count {
  certain: number;
  possible: number;
}

interface Bin extends Count {
  from_km: number;
  to_km: number;
  groups?: Record<string, Count>;
}

export class Density implements Crowd {
  #asked = "";
  #bins: Bin[] = [];
  #said = "";

  constructor(readonly model: ManyModel) {}

  /** Bars for a drawing; those that have not come yet come with the next one. */
  draw(frame: Frame): SVGElement {
    const { document, km, top, bottom } = frame;
    const group = svg("g", { class: "strip-density" });
    const { state } = this.model;
    if (letsNothing(state)) return group;
    const step = STEPS_KM.find((each) => each / km.kmPerPx >= LEAST_PX) ?? STEPS_KM.at(-1)!;
    const query = filterQuery({ ...state, inView: false, border: null, kmFrom: null, kmTo: null }, null);
    this.#ask(`borders/${encodeURIComponent(document.border)}/counts?bin_km=${step}&by=side&${query}`);
    const of = ({ groups }: Bin, code: string): Count => groups?.[code] ?? { certain: 0, possible: 0 };
    const most = this.#bins.reduce((high, bin) => [document.left.code, document.right.code].reduce((best, code) => Math.max(best, of(bin, code).certain + of(bin, code).possible), high), 1);
    this.#said = this.#bins.length > 0 ? say("strip-counts", { km: step, count: most }) : "";
    const middle = (top + bottom) / 2;
    const height = (count: number) => (count / most) * ((bottom - top) / 2 - FREE_PX);
    for (const bin of this.#bins) {
      const [x, width] = [km.x(bin.from_km), Math.max(1, km.x(bin.to_km) - km.x(bin.from_km) - 1)];
      for (const [side, code, up] of [["left", document.left.code, true], ["right", document.right.code, false]] as const) {
        const { certain, possible } = of(bin, code);
        const [sure, all] = [height(certain), height(certain + possible)];
        if (all > 0) group.append(svg("rect", { class: `density-${side} density-possible`, x, width, y: up ? middle - all : middle + sure, height: all - sure }));
        if (sure > 0) group.append(svg("rect", { class: `density-${side}`, x, width, y: up ? middle - sure : middle, height: sure }));
      }
    }
    return group;
  }

  /** What the bars mean. */
  said(): string {
    return this.#said;
  }

  #ask(address: string): void {
    if (address === this.#asked) return;
    this.#asked = address;
    fetch(address)
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        const { bins } = (await answer.json()) as { bins: Bin[] };
        if (address !== this.#asked) return;
        this.#bins = bins;
        this.model.redraw();
      })
      .catch((reason: unknown) => console.info(String(reason)));
  }
}
