// The strip proper: km along, signed distance across.
import { svg } from "../svg.ts";
import type { Model } from "../model.ts";
import type { Report } from "../rows.ts";
import { byReport, keyOf, kmInterval, offsetInterval, type StripPoint } from "./document.ts";
import type { Frame } from "./frame.ts";
import { borderLine, kmTicks, sideInWords, sideNames, washes } from "./ground.ts";
import { crossings, towns } from "./landmarks.ts";
import { drawMarks, type Drawn } from "./marks.ts";
import { OffsetAxis, REACH_KM } from "./offset-axis.ts";
import { Places, type Spot } from "./stand.ts";
import { textWidth } from "./text-width.ts";

/** Draws the shown reports of the document's border into a group. */
export function drawAcross(frame: Frame, model: Model, into: SVGGElement): Drawn {
  const { km, top, bottom, document } = frame;
  const offset = new OffsetAxis(top, bottom);
  const points = byReport(document.points);
  const spots = model.shown.flatMap((report) => {
    const point = report.border === document.border ? points.get(keyOf(report)) : undefined;
    return point ? [spotOf(report, point, frame, offset)] : [];
  });
  const places = new Places({ left: km.left - 4, right: km.right + 6, top: top - 4, bottom: bottom + 4 });
  const signs = crossings(frame, offset.middle, model.lastDay, places);
  const drawn = drawMarks(spots, places, km, model);
  const rightName = textWidth(sideInWords(document.right), 13, 650) + 16;
  into.replaceChildren(
    washes(frame, offset),
    kmTicks(frame),
    svg("g", { class: "strip-sector-slot" }),
    drawn.boxLayer,
    towns(frame, offset, rightName),
    sideNames(frame),
    drawn.leaders,
    borderLine(frame, offset.middle),
    signs,
    drawn.markLayer,
  );
  return drawn;
}

function spotOf(report: Report, point: StripPoint, { km }: Frame, offset: OffsetAxis): Spot {
  const [low, high] = kmInterval(point);
  const [right, left] = offsetInterval(point);
  const away = point.offset_km;
  const isBeyond = away !== null && Math.abs(away) > REACH_KM;
  return {
    report,
    doubt: { left: km.x(low), right: km.x(high), top: offset.y(left), bottom: offset.y(right) },
    at: point.km !== null && away !== null ? [km.x(point.km), offset.y(away)] : null,
    beyond: isBeyond ? (away > 0 ? 1 : -1) : 0,
  };
}
