/** A prefix code: for each symbol its length in bits (0: unused) and its code, in the bit order of deflate. */
export interface PrefixCode {
  readonly lengths: Uint8Array
  readonly codes: Uint16Array
}

/**
 * The canonical Huffman code for symbols that occur so often.
 * @param longest bits a code may have, 15 at most
 */
export function prefixCode(counts: Uint32Array, longest: number): PrefixCode {
  let weights = Float64Array.from(counts)
  let lengths = codeLengths(weights)
  // Too deep a tree is flattened by making rare symbols less rare; a few rounds suffice for any counts.
  while (lengths.some((length) => length > longest)) {
    weights = weights.map((weight) => (weight === 0 ? 0 : Math.ceil(weight / 2) + 1))
    lengths = codeLengths(weights)
  }
  return { lengths, codes: canonicalCodes(lengths) }
}

/** Depths in the Huffman tree. A single symbol gets one bit. */
function codeLengths(weights: Float64Array): Uint8Array {
  const lengths = new Uint8Array(weights.length)
  const used = [...weights.keys()].filter((symbol) => (weights[symbol] ?? 0) > 0)
  if (used.length <= 1) {
    for (const symbol of used) lengths[symbol] = 1
    return lengths
  }
  used.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0))
  // Two queues, leaves and joined nodes, both in rising order: the lightest two are always at their fronts.
  const nodes = used.map((symbol) => ({ weight: weights[symbol] ?? 0, symbol }))
  let leaf = 0
  let joint = used.length
  const lightest = () => {
    const fromLeaf = leaf < used.length && (joint >= nodes.length || weightOf(leaf) <= weightOf(joint))
    return fromLeaf ? leaf++ : joint++
  }
  const weightOf = (index: number) => nodes[index]?.weight ?? 0
  const parents = new Int32Array(2 * used.length).fill(-1)
  while (nodes.length < 2 * used.length - 1) {
    const a = lightest()
    const b = lightest()
    parents[a] = nodes.length
    parents[b] = nodes.length
    nodes.push({ weight: weightOf(a) + weightOf(b), symbol: -1 })
  }
  const depths = new Uint8Array(nodes.length)
  for (let index = nodes.length - 2; index >= 0; index--) {
    depths[index] = Math.min(255, (depths[parents[index] ?? 0] ?? 0) + 1)
    const symbol = nodes[index]?.symbol ?? -1
    if (symbol >= 0) lengths[symbol] = depths[index] ?? 0
  }
  return lengths
}

/** Codes in order of length, then of symbol (RFC 1951, 3.2.2), each reversed, since deflate fills bytes from below. */
function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length)
  let next = 0
  for (let length = 1; length <= 15; length++) {
    next <<= 1
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = reversed(next++, length)
    }
  }
  return codes
}

function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit)
  return result
}
