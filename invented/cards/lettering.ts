// Writes text as outlines. Shaped with HarfBuzz from fonts of npm, so that a card looks the same on a machine without
// Thai fonts; the picture library's own text needs system fonts and cannot read WOFF.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as harfbuzz from 'harfbuzzjs'
import { unpackWoff } from './woff.ts'

export type Weight = 400 | 500 | 600 | 700
export type TextStyle = {
  size: number
  weight?: Weight
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
  spacing?: number
}

type Script = 'thai' | 'latin'
type Run = { script: Script; text: string }

const require = createRequire(import.meta.url)
const fonts = new Map<string, harfbuzz.Font>()
const outlines = new Map<string, string>()
const unitsPerEm = 1000

/** SVG outlines of a line of text whose baseline begins (or is centred, or ends) at x, y. */
export function lettering(x: number, y: number, text: string, style: TextStyle): string {
  const { size, weight = 400, fill = '#111', anchor = 'start', spacing = 0 } = style
  const glyphs = shapeText(text, weight)
  const width = widthOf(glyphs, size, spacing)
  let at = x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width)
  const scale = size / unitsPerEm
  const paths = glyphs.map(glyph => {
    const left = at + glyph.xOffset * scale
    const top = y - glyph.yOffset * scale
    at += glyph.xAdvance * scale + (glyph.xAdvance > 0 ? spacing : 0)
    return (
      glyph.outline &&
      `<path transform="translate(${left.toFixed(2)} ${top.toFixed(2)})scale(${scale} ${-scale})" d="${glyph.outline}"/>`
    )
  })
  return `<g fill="${fill}">${paths.join('')}</g>`
}

/** Width of a line of text in the units of its size. */
export function measure(text: string, { size, weight = 400, spacing = 0 }: TextStyle): number {
  return widthOf(shapeText(text, weight), size, spacing)
}

/** The style with the size made smaller until the text fits the width. */
export function fitted(text: string, style: TextStyle, width: number): TextStyle {
  const actual = measure(text, style)
  return actual <= width ? style : { ...style, size: (style.size * width) / actual }
}

type Glyph = { outline: string; xAdvance: number; xOffset: number; yOffset: number }

const widthOf = (glyphs: readonly Glyph[], size: number, spacing: number) =>
  glyphs.reduce(
    (sum, glyph) => sum + (glyph.xAdvance * size) / unitsPerEm + (glyph.xAdvance > 0 ? spacing : 0),
    0,
  )

function shapeText(text: string, weight: Weight): Glyph[] {
  return splitByScript(text).flatMap(run => shapeRun(run, weight))
}

function shapeRun({ script, text }: Run, weight: Weight): Glyph[] {
  const font = fontOf(script, weight)
  const buffer = new harfbuzz.Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  harfbuzz.shape(font, buffer)
  const positions = buffer.getGlyphPositions()
  return buffer.getGlyphInfos().map(({ codepoint: glyphId }, index) => {
    if (glyphId === 0) throw new Error(`no glyph for a character of script ${script}`)
    const { xAdvance, xOffset, yOffset } = positions[index]!
    return { outline: outlineOf(font, `${script}${weight}`, glyphId), xAdvance, xOffset, yOffset }
  })
}

function outlineOf(font: harfbuzz.Font, name: string, glyphId: number): string {
  const key = `${name}/${glyphId}`
  const known = outlines.get(key)
  if (known !== undefined) return known
  const outline = font.glyphToPath(glyphId)
  outlines.set(key, outline)
  return outline
}

// The font files hold one script each; spaces go with what precedes them.
function splitByScript(text: string): Run[] {
  const runs: Run[] = []
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1)
    const script: Script = /[\u0e00-\u0e7f]/.test(letter)
      ? 'thai'
      : letter === ' ' && last
        ? last.script
        : 'latin'
    if (last?.script === script) last.text += letter
    else runs.push({ script, text: letter })
  }
  return runs
}

function fontOf(script: Script, weight: Weight): harfbuzz.Font {
  const name = `sarabun-${script}-${weight}-normal.woff`
  const known = fonts.get(name)
  if (known) return known
  const sfnt = unpackWoff(readFileSync(require.resolve(`@fontsource/sarabun/files/${name}`)))
  const bytes = new Uint8Array(sfnt)
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes.buffer)))
  fonts.set(name, font)
  return font
}
