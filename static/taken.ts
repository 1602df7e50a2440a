// Places that marks have taken, by cells as wide as their reach: to look for neighbours costs the same however many there are.

export class Taken {
  #cells = new Map<string, [x: number, y: number][]>();

  constructor(readonly reach: number) {}

  add(x: number, y: number): void {
    const key = this.#key(x, y);
    const cell = this.#cells.get(key);
    if (cell) cell.push([x, y]);
    else this.#cells.set(key, [[x, y]]);
  }

  /** Whether nothing stands within reach. */
  isFree(x: number, y: number): boolean {
    for (const dx of [-this.reach, 0, this.reach]) {
      for (const dy of [-this.reach, 0, this.reach]) {
        const near = this.#cells.get(this.#key(x + dx, y + dy));
        if (near?.some(([tx, ty]) => Math.hypot(tx - x, ty - y) <= this.reach)) return false;
      }
    }
    return true;
  }

  #key(x: number, y: number): string {
    return `${Math.floor(x / this.reach)},${Math.floor(y / this.reach)}`;
  }
}
