/**
 * Colours by role. Both palettes are told apart with the common colour-vision deficiencies, every line and text colour
 * has at least 3:1 (lines) or 4.5:1 (text) against its background, and no chart uses colour as the only sign. Within a
 * palette all colours differ, so that a page can map the light ones of a finished SVG to the dark ones by value.
 */
export const paletteRoles = [
  "ink",
  "muted",
  "axis",
  "grid",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "neutral",
] as const;
export type PaletteRole = (typeof paletteRoles)[number];
export type Palette = Readonly<Record<PaletteRole, string>>;

/** On white or warm paper. */
export const lightPalette: Palette = {
  ink: "#1c2430",
  muted: "#566070",
  axis: "#8b94a1",
  grid: "#e3e5e9",
  first: "#0a5a9c",
  second: "#c04a00",
  third: "#00745a",
  fourth: "#8e3b86",
  fifth: "#9a7200",
  neutral: "#7d8794",
};

/** On a near-black page. */
export const darkPalette: Palette = {
  ink: "#e6e9ee",
  muted: "#a7b0bd",
  axis: "#6f7a88",
  grid: "#2b323c",
  first: "#6fb7f2",
  second: "#ff9a5c",
  third: "#4cc9a4",
  fourth: "#dc9bd4",
  fifth: "#dfb84a",
  neutral: "#939dab",
};

/** Rules that turn an inline SVG drawn in the light palette dark. `scope` is the selector of the SVG's parent. */
export function darkRules(scope: string): string {
  return paletteRoles
    .flatMap((role) =>
      (["fill", "stroke"] as const).map(
        (property) => `${scope} [${property}="${lightPalette[role]}"] { ${property}: ${darkPalette[role]}; }`,
      ),
    )
    .join("\n");
}
