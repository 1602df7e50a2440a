// Layers that draw the tiles of many reports: rings with their counts, marks of single ones.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Category } from "../config.ts";
import { MARK_PX, HANDLE_PX } from "../images.ts";
import { NEAR_KM } from "../rows.ts";
import { PARTS } from "./rings.ts";

type Expression = ExpressionSpecification;

/** Which layers answer a click: clusters, points, vague ones. */
export const layerIds = (collection: string) => ({
  vagueRings: `many-vague-rings-${collection}`,
  vagueCounts: `many-vague-counts-${collection}`,
  rings: `many-rings-${collection}`,
  counts: `many-counts-${collection}`,
  points: `many-points-${collection}`,
  somewhere: `many-somewhere-${collection}`,
  vague: `many-vague-${collection}`,
});

const isCluster: Expression = ["has", "cluster"];
const isVague: Expression = ["boolean", ["get", "vague"], false];
/** Clusters of vague places stand aside of where their middle is, px: there the places known well have theirs. */
const ASIDE = [25, 17];
/** The rule of `isPoint`: called exact or near, and no wider than some km; of a place near by, that must be known. */
const within = (unknown: number) => ["<=", ["coalesce", ["get", "radius_km"], unknown], NEAR_KM] as Expression;
const isPoint: Expression = [
  "any",
  ["all", ["==", ["get", "place_precision"], "exact"], within(0)],
  ["all", ["==", ["get", "place_precision"], "near"], within(NEAR_KM + 1)],
];

function ringImage(categories: Category[]): Expression {
  const count = ["get", "point_count"];
  const share = (name: string) => ["to-string", ["round", ["/", ["*", PARTS, ["coalesce", ["get", `count_${name}`], 0]], count]]];
  const shares = [...categories.map(({ id }) => id), "none"].flatMap((name, i) => (i === 0 ? [share(name)] : [".", share(name)]));
  const size = ["step", count, "0", 10, "1", 100, "2", 1000, "3"];
  return ["concat", "ring|", size, ["case", ["get", "vague"], "|v|", "||"], ...shares] as unknown as Expression;
}

const markImage = (px: number) => ["concat", "mark|", ["coalesce", ["get", "category"], ""], "|", ["coalesce", ["get", "status"], "unverified"], `|${px}`] as Expression;

/** The layers of one collection, bottom up. */
export function layers(collection: string, source: string, categories: Category[]): LayerSpecification[] {
  const ids = layerIds(collection);
  const symbol = (id: string, filter: Expression, image: Expression, offset: number[] = [0, 0]): LayerSpecification => ({
    id, type: "symbol", source, "source-layer": collection, filter,
    layout: { "icon-image": image, "icon-allow-overlap": true, "icon-ignore-placement": true, "icon-offset": offset as [number, number] },
  });
  const count: Expression = ["concat", "count|", ["get", "point_count_abbreviated"]];
  const single: Expression = ["!", isCluster];
  return [
    symbol(ids.somewhere, ["all", single, ["!", isPoint]], ["concat", "somewhere|", ["coalesce", ["get", "category"], ""]]),
    symbol(ids.vague, ["all", single, ["!", isPoint]], markImage(HANDLE_PX)),
    symbol(ids.points, ["all", single, isPoint], markImage(MARK_PX)),
    symbol(ids.vagueRings, ["all", isCluster, isVague], ringImage(categories), ASIDE),
    symbol(ids.vagueCounts, ["all", isCluster, isVague], count, ASIDE),
    symbol(ids.rings, ["all", isCluster, ["!", isVague]], ringImage(categories)),
    symbol(ids.counts, ["all", isCluster, ["!", isVague]], count),
  ];
}
