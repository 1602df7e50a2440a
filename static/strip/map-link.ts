// Between strip and live map: what the map shows as brackets, the chosen sector framed and shaded on the map.
import { unwrap } from "../box.ts";
import { freeOf } from "../free-area.ts";
import type { LiveMap } from "../live-map.ts";
import { hideSector, showSector, type SectorBounds } from "../sector.ts";
import type { StripDocument } from "./document.ts";
import { roundUp } from "./km-axis.ts";
import { visibleKm, withEnds, type KmRange, type Sample } from "./visible-km.ts";

/** The border is sampled at so many places for the brackets. */
const SAMPLES = 400;
/** Room about a framed sector, px. */
const MARGIN = { wide: 28, narrow: 12 };
/** A short sector is not framed closer than this. */
const CLOSEST_ZOOM = 10.5;

export class MapLink {
  #samples: Sample[] = [];
  #wanted = "";
  #queued = false;

  constructor(
    readonly live: LiveMap,
    /** Told what the map shows of the border, after each move. */
    readonly onView: (ranges: KmRange[]) => void,
  ) {
    live.map.on("move", () => this.#queue());
    live.map.on("resize", () => this.#queue());
    new MutationObserver(() => this.#queue()).observe(document.documentElement, { attributeFilter: ["class"] });
  }

  /** Follows another border. */
  async follow(document: StripDocument): Promise<void> {
    this.#wanted = document.border;
    const samples = await loadSamples(document);
    if (this.#wanted !== document.border) return;
    this.#samples = samples;
    this.#queue();
  }

  /** Shades a sector, and frames it where asked; `act` names what moved the camera. */
  async shade(border: string, [from, to]: KmRange, frame: "select" | "address" | null): Promise<void> {
    const bounds = await showSector(this.live, border, from, to);
    if (bounds && frame) this.#frame(bounds, frame);
  }

  clear(): void {
    hideSector(this.live);
  }

  #frame([west, south, east, north]: SectorBounds, act: "select" | "address"): void {
    const { map } = this.live;
    const box = map.getContainer().getBoundingClientRect();
    const free = freeOf(box);
    const margin = box.width < 600 ? MARGIN.narrow : MARGIN.wide;
    const padding = { left: free.left + margin, right: box.width - free.right + margin, top: free.top + margin, bottom: box.height - free.bottom + margin };
    map.fitBounds([west, south, east, north], { padding, maxZoom: CLOSEST_ZOOM, duration: act === "address" ? 0 : 900 }, { act });
  }

  #queue(): void {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.onView(this.#visible());
    });
  }

  /** Measured on the screen, so that a turned map counts too; what the card covers is not shown. */
  #visible(): KmRange[] {
    const { map } = this.live;
    const { lng } = map.getCenter();
    const rect = freeOf(map.getContainer().getBoundingClientRect());
    const project = ({ lon, lat }: Sample) => {
      const { x, y } = map.project(unwrap([lon, lat], lng));
      return [x, y] as const;
    };
    return visibleKm(this.#samples, project, rect);
  }
}

async function loadSamples({ border, length_km, segments }: StripDocument): Promise<Sample[]> {
  const every = Math.max(1, roundUp(length_km / SAMPLES));
  const answer = await fetch(`borders/${encodeURIComponent(border)}/posts?bin_km=${every}`);
  if (!answer.ok) throw new Error(`posts: the server answers ${answer.status}`);
  const { features } = (await answer.json()) as { features: { geometry: { coordinates: [number, number] }; properties: { km: number; part: number } }[] };
  const samples = features.map(({ geometry: { coordinates }, properties: { km, part } }) => ({ km, part, lon: coordinates[0], lat: coordinates[1] }));
  const parts = [...new Set(segments.map(({ part }) => part))].map((part) => {
    const own = segments.filter((segment) => segment.part === part);
    return { part, from: Math.min(...own.map(({ from_km }) => from_km)), to: Math.max(...own.map(({ to_km }) => to_km)) };
  });
  return withEnds(samples, parts);
}
