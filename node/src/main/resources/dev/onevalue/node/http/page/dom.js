/** Elements. Text goes in as text alone, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

/** Nothing is touched that stays the same, so that nothing is read out again. */
export function text(id, content) {
  const element = byId(id);
  if (element.textContent !== content) element.textContent = content;
}

/** A row of a table; a cell is a text, or a text of a kind. */
export function row(...cells) {
  const row = document.createElement("tr");
  cells.forEach((cell, i) => {
    const element = document.createElement(i === 0 ? "th" : "td");
    if (i === 0) element.scope = "row";
    element.textContent = cell?.words ?? String(cell);
    if (cell?.kind) element.className = cell.kind;
    row.append(element);
  });
  return row;
}

export function svg(name, attributes, content) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (content !== undefined) element.textContent = content;
  return element;
}

/** The room that a drawing has, in pixels, and the size of a letter in it. */
export function room(drawing) {
  const { width, height } = drawing.getBoundingClientRect();
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { width, height, em: parseFloat(getComputedStyle(drawing).fontSize) };
}

const SHAPES = {
  good: ({ x, y, r }) => svg("circle", { cx: x, cy: y, r }),
  bound: ({ x, y, r }) => svg("circle", { cx: x, cy: y, r }),
  slow: ({ x, y, r }) => svg("path", { d: `M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z` }),
  bad: ({ x, y, r }) => svg("path", { d: `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}` }),
};

/** A mark for a state, which differs by its shape, not by its colour alone. */
export function mark(kind, place, label) {
  const shape = SHAPES[kind](place);
  shape.setAttribute("class", `mark ${kind}`);
  shape.append(svg("title", {}, label));
  return shape;
}
