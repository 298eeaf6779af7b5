import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
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
  readonly _requests: readonly unknown[]
  _started: boolean
  _start(): void
  _abort(errorName: string | null): void
}

export function createFaultyIndexedDb(): FaultyIndexedDb {
  const factory = new IDBFactory()
  const open = factory.open.bind(factory)
  let decide: Decision = allCommit
  const hanging = new Set<FakeTransaction>()

  const held = new WeakSet<FakeDatabase>()
  const takeHold = (database: FakeDatabase) => {
    if (held.has(database)) return
    held.add(database)
    const begin = database.transaction.bind(database)
    database.transaction = (names, mode = 'readonly', options) => {
      const stores = typeof names === 'string' ? [names] : [...(names as Iterable<string>)]
      const fate = decide({ mode: String(mode), stores })
      if (fate === 'throws') throw new DOMException('The connection was lost.', 'InvalidStateError')
      const transaction = begin(names, mode, options)
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
    parts: { indexedDB: factory, IDBKeyRange: IDBKeyRange },
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

type StoreMethod = (this: IDBObjectStore, ...args: unknown[]) => IDBRequest

/** Puts itself between every object store and one of its methods. Returns how to stop. */
export function interceptStores(
  method: 'get' | 'add',
  intercept: (store: IDBObjectStore, first: unknown, proceed: (first: unknown) => IDBRequest) => IDBRequest,
): () => void {
  const original = Reflect.get(IDBObjectStore.prototype, method) as unknown as StoreMethod
  const replaced: StoreMethod = function (first, ...rest) {
    return intercept(this, first, (changed) => original.call(this, changed, ...rest))
  }
  Reflect.set(IDBObjectStore.prototype, method, replaced)
  return () => void Reflect.set(IDBObjectStore.prototype, method, original)
}
