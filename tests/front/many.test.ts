// What a page of many reports asks for, and how marks find room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filterQuery, letsNothing, wrapped } from "../../static/many/ask.ts";
import { parseState } from "../../static/state.ts";
import { Taken } from "../../static/taken.ts";

test("the filters of the address are those of items, tiles and counts", () => {
  const state = parseState("?category=a,b&datetime=2021-07-01/..&q=two+words&report=r&map=5/1/2&sort=km&skip=200");
  assert.equal(decodeURIComponent(filterQuery(state, null)), "category=a,b&datetime=2021-07-01/..&q=two+words");
  assert.equal(decodeURIComponent(filterQuery(state, null, "category")), "datetime=2021-07-01/..&q=two+words");
});

test("what is in view is a box of the globe, however far the map was dragged", () => {
  const state = parseState("?in_view=1");
  assert.equal(filterQuery(state, [350, -10, 370, 10]), "bbox=-10%2C-10%2C10%2C10");
  assert.deepEqual(wrapped([170, -5, 190, 5]), [170, -5, -170, 5]);
  assert.deepEqual(wrapped([-400, -95, 400, 95]), [-180, -90, 180, 90]);
});

test("a list with nothing chosen lets nothing through, and is never sent", () => {
  assert.ok(letsNothing(parseState("?category=")));
  assert.ok(!letsNothing(parseState("?category="), "category"));
  assert.ok(!letsNothing(parseState("?category=a")));
});

test("a place is taken within reach of another, across the edges of cells too", () => {
  const taken = new Taken(10);
  taken.add(9.9, 9.9);
  assert.ok(!taken.isFree(10.1, 10.1) && !taken.isFree(19.8, 9.9) && !taken.isFree(0, 9.9));
  assert.ok(taken.isFree(20, 20) && taken.isFree(9.9, 20.1));
  for (let x = -50; x < 50; x += 3.7) {
    for (let y = -50; y < 50; y += 3.7) assert.equal(taken.isFree(x, y), Math.hypot(x - 9.9, y - 9.9) > 10);
  }
});
