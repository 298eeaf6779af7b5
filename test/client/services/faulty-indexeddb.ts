// The store's library asks which class an object has, as a page would.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { DatabaseParts } from '../../../client/services/local-store/database.ts'

/** What becomes of a transaction. */
export type Fate =
  | 'commits'
  /** Its requests succeed, then it aborts without an error on any of them: how Chrome reports a full disk. */
  | 'aborts'
  /** The same with the reason that browsers give, if they give one. */
  | 'quota'
  /** Opening it throws. */
  | 'throws'
  /** Nothing ever comes back. */
  | 'hangs'

/** Decides about a transaction. */
export type Decision = (transaction: { readonly mode: string; readonly stores: readonly string[] }) => Fate

const allCommit: Decision = () => 'commits'

/** An IndexedDB whose transactions go as a test says. */
export interface FaultyIndexedDb {
  readonly parts: Required<DatabaseParts> & { readonly indexedDB: IDBFactory }
  /** Decides about every transaction from now on; `commits` for all at first. */
  decide(decision: Decision): void
  /** The page is gone: the browser aborts what it left hanging. */
  endPage(): void
}

interface OpenRequest {
  result: FakeDatabase
  addEventListener(name: 'success' | 'upgradeneeded', listener: () => void): void
}

interface FakeDatabase {
  transaction(...args: unknown[]): FakeTransaction
}

/** What of fake-indexeddb's transaction the faults take hold of. */
interface FakeTransaction {
  readonly _state: string
  readonly _requests: { operation: () => unknown }[]
  _started: boolean
  _start(): void
  _abort(errorName: string | null): void
}

export function createFaultyIndexedDb(): FaultyIndexedDb {
  const factory = new IDBFactory()
  const open = factory.open.bind(factory)
  let decide: Decision = allCommit
  const hanging = new Set<FakeTransaction>()

  const known = new WeakSet<FakeDatabase>()
  const takeHold = (database: FakeDatabase) => {
    if (known.has(database)) return
    known.add(database)
    const begin = database.transaction.bind(database)
    database.transaction = (names, mode = 'readonly', options) => {
      const stores = typeof names === 'string' ? [names] : [...(names as Iterable<string>)]
      const fate = decide({ mode: String(mode), stores })
      if (fate === 'throws') throw new DOMException('The connection was lost.', 'InvalidStateError')
      const transaction = begin(names, mode, options)
      const start = transaction._start.bind(transaction)
      transaction._start = () => (held.has(transaction) ? undefined : start())
      if (fate === 'hangs') {
        transaction._start = () => void (transaction._started = true)
        hanging.add(transaction)
      }
      if (fate === 'aborts') abortInsteadOfCommit(transaction, null)
      if (fate === 'quota') abortInsteadOfCommit(transaction, 'QuotaExceededError')
      return transaction
    }
  }

  factory.open = (...args: Parameters<typeof open>) => {
    const request = open(...args) as unknown as OpenRequest
    for (const event of ['upgradeneeded', 'success'] as const)
      request.addEventListener(event, () => takeHold(request.result))
    return request as unknown as ReturnType<typeof open>
  }
  return {
    parts: { indexedDB: factory },
    decide: (next) => void (decide = next),
    endPage() {
      for (const transaction of hanging) transaction._abort(null)
      hanging.clear()
    },
  }
}

function abortInsteadOfCommit(transaction: FakeTransaction, errorName: string | null): void {
  const start = transaction._start.bind(transaction)
  transaction._start = () => {
    const isAtTheEnd = transaction._started && transaction._requests.length === 0 && transaction._state !== 'finished'
    if (isAtTheEnd) transaction._abort(errorName)
    else start()
  }
}

/** An object store or an index. */
export interface RequestSource {
  readonly name: string
  readonly transaction?: FakeTransaction
  readonly objectStore?: RequestSource
}

function transactionOf(source: RequestSource): FakeTransaction {
  const transaction = source.transaction ?? source.objectStore?.transaction
  if (!transaction) throw new Error(`${source.name} is in no transaction`)
  return transaction
}

type Method = (this: RequestSource, ...args: unknown[]) => IDBRequest

/** Puts itself between every object store or index and one of its methods. Returns how to stop. */
export function interceptRequests(
  prototype: object,
  method: string,
  intercept: (source: RequestSource, first: unknown, proceed: (first: unknown) => IDBRequest) => IDBRequest,
): () => void {
  const original = Reflect.get(prototype, method) as Method
  const replaced: Method = function (first, ...rest) {
    return intercept(this, first, (changed) => original.call(this, changed, ...rest))
  }
  Reflect.set(prototype, method, replaced)
  return () => void Reflect.set(prototype, method, original)
}

/** Makes the request that was made last in a transaction end with an error event, as damaged storage does. */
export function failLastRequest(source: RequestSource): void {
  const last = transactionOf(source)._requests.at(-1)
  if (last)
    last.operation = () => {
      throw new DOMException('Failed to read large value.', 'DataError')
    }
}

/** Transactions that do not go on. */
const held = new WeakSet<FakeTransaction>()

/** Holds a transaction at its present request. Returns how to let it go on. */
export function holdTransaction(source: RequestSource): () => void {
  const transaction = transactionOf(source)
  held.add(transaction)
  return () => {
    held.delete(transaction)
    transaction._start()
  }
}
