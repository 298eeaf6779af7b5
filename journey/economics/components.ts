/**
 * The strongly connected components of a graph, so ordered that every edge leads within a component or to a later one
 * (Tarjan 1972, without recursion).
 * @param next the nodes that each node leads to, by index
 */
export function componentsOf(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const index = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const isOnStack = new Uint8Array(next.length)
  const stack: number[] = []
  const found: number[][] = []
  let counter = 0

  for (let root = 0; root < next.length; root++) {
    if (index[root] !== -1) continue
    const path: { node: number; edge: number }[] = [{ node: root, edge: 0 }]
    while (path.length > 0) {
      const top = path[path.length - 1]
      if (!top) break
      const { node } = top
      if (top.edge === 0) {
        index[node] = low[node] = counter++
        stack.push(node)
        isOnStack[node] = 1
      }
      const successor = next[node]?.[top.edge++]
      if (successor !== undefined) {
        if (index[successor] === -1) path.push({ node: successor, edge: 0 })
        else if (isOnStack[successor] === 1) low[node] = Math.min(low[node] ?? 0, index[successor] ?? 0)
        continue
      }
      path.pop()
      const parent = path[path.length - 1]?.node
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0)
      if (low[node] !== index[node]) continue
      const component: number[] = []
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        isOnStack[member] = 0
        component.push(member)
        if (member === node) break
      }
      found.push(component.sort((a, b) => a - b))
    }
  }
  return found.toReversed()
}
