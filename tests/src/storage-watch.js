// Tells of every transaction, and aborts them when asked to. What it knows stands on the root
// element, where a driver can read it from whatever world its scripts live in.
(() => {
  const board = document.documentElement.dataset;
  let told = [];
  const write = () => { board.storageWatch = JSON.stringify(told); };
  const known = new WeakMap();
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...how) {
    const made = transaction.apply(this, how);
    const entry = { mode: made.mode, durability: made.durability || 'default', changes: 0, end: '', stores: [...made.objectStoreNames] };
    known.set(made, entry);
    if (made.mode === 'readwrite') told.push(entry);
    for (const end of ['complete', 'abort']) {
      made.addEventListener(end, () => { entry.end = end; write(); });
    }
    write();
    return made;
  };
  for (const change of ['put', 'add', 'delete', 'clear']) {
    const real = IDBObjectStore.prototype[change];
    IDBObjectStore.prototype[change] = function (...what) {
      const entry = known.get(this.transaction);
      const limit = board.storageAbort;
      const asked = real.apply(this, what);
      if (!entry) return asked;
      entry.changes += 1;
      if (board.storageFull !== undefined && change !== 'delete') {
        // As where no room is left: the transaction ends by itself and says why.
        const why = new DOMException('no room', 'QuotaExceededError');
        Object.defineProperty(this.transaction, 'error', { get: () => why });
        asked.addEventListener('success', () => { try { this.transaction.abort(); } catch { /* it ended */ } });
      } else if (limit === '0' && entry.changes === 1) {
        this.transaction.abort();
      } else if (limit !== undefined && entry.changes === Number(limit)) {
        asked.addEventListener('success', () => { try { this.transaction.abort(); } catch { /* it ended */ } });
      }
      write();
      return asked;
    };
  }
  addEventListener('storage-watch-read', () => { told = told.filter(entry => entry.end === ''); write(); });
  write();
})();
