// Lends an element of the page to another place while the form asks for it, and brings it home again.

/** A function that moves `element` into `place`, and back to where the document has it with `null`. */
export function lender(element: HTMLElement): (place: Element | null) => void {
  const home = document.createComment(element.id || element.className);
  element.before(home);
  return (place) => (place ? place.append(element) : home.after(element));
}
