/** Elements. Text goes in as text alone, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

export function text(id, content) {
  const element = byId(id);
  if (element.textContent !== content) element.textContent = content;
}

export function row(...cells) {
  const row = document.createElement("tr");
  cells.forEach((cell, i) => {
    const element = document.createElement(i === 0 ? "th" : "td");
    if (i === 0) element.scope = "row";
    element.textContent = typeof cell === "object" ? cell.text : cell;
    if (cell.kind) element.className = cell.kind;
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

/** A mark for a state, which differs by its shape, not by its colour alone. */
export function mark(kind, x, y, size, label) {
  const shape =
    kind === "bad"
      ? svg("path", { class: "bad", d: `M${x - size} ${y - size}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}` })
      : kind === "slow"
        ? svg("path", { class: "slow", d: `M${x} ${y - size * 1.3}l${size * 1.3} ${size * 1.3}l${-size * 1.3} ${size * 1.3}l${-size * 1.3} ${-size * 1.3}z` })
        : svg("circle", { class: "good", cx: x, cy: y, r: size });
  shape.append(svg("title", {}, label));
  return shape;
}
