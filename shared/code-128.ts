// Code 128 (ISO/IEC 15417), as bills have it: the fewest symbols that say the text, with the control signs that stand between its lines.

// Widths of bars and gaps of the symbols 0 to 105, and of the stop.
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  )
const STOP = 106

type CodeSet = 'A' | 'B' | 'C'
const START: Record<CodeSet, number> = { A: 103, B: 104, C: 105 }
const SWITCH: Record<CodeSet, number> = { A: 101, B: 100, C: 99 }

/** What a set says at a place of the text: the symbol and how many signs it takes; undefined when it cannot. */
function sayIn(set: CodeSet, text: string, at: number): { symbol: number; signs: number } | undefined {
  if (set === 'C') {
    const pair = /^\d\d/.exec(text.slice(at, at + 2))?.[0]
    return pair === undefined ? undefined : { symbol: Number(pair), signs: 2 }
  }
  const code = text.charCodeAt(at)
  if (code >= 32 && code < 96) return { symbol: code - 32, signs: 1 }
  if (set === 'A' && code < 32) return { symbol: code + 64, signs: 1 }
  if (set === 'B' && code >= 96 && code < 128) return { symbol: code - 32, signs: 1 }
  return undefined
}

/** The shortest row of symbols for a text. Reckoned from its end: for each place and set, the best way on from there. */
function shortest(text: string): number[] {
  const best: Partial<Record<CodeSet, number[]>>[] = Array.from({ length: text.length + 1 }, () => ({}))
  best[text.length] = { A: [], B: [], C: [] }
  for (let at = text.length - 1; at >= 0; at--) {
    const here = best[at]
    if (!here) continue
    for (const set of ['A', 'B', 'C'] as const) {
      const said = sayIn(set, text, at)
      const rest = said && best[at + said.signs]?.[set]
      if (said && rest) here[set] = [said.symbol, ...rest]
    }
    for (const set of ['A', 'B', 'C'] as const)
      for (const other of ['A', 'B', 'C'] as const) {
        const rest = here[other]
        if (rest && rest.length + 1 < (here[set]?.length ?? Number.POSITIVE_INFINITY))
          here[set] = [SWITCH[other], ...rest]
      }
  }
  const starts = (['A', 'B', 'C'] as const).flatMap(set => {
    const rest = best[0]?.[set]
    return rest ? [[START[set], ...rest]] : []
  })
  const [first] = starts.sort((a, b) => a.length - b.length)
  if (!first) throw new RangeError('Code 128 says ASCII only')
  return first
}

/** The bars of a text: widths in modules, a bar first and then gap and bar by turns. @throws RangeError for what is not ASCII */
export function drawCode128(text: string): number[] {
  const symbols = shortest(text)
  const sum = symbols.reduce((total, symbol, index) => total + symbol * Math.max(1, index), 0)
  return [...symbols, sum % 103, STOP].flatMap(symbol => [...(WIDTHS[symbol] ?? '')].map(Number))
}
