/**
 * The device's disk, which ends in the middle of things: from one write on, nothing is written or read any more, as when the
 * browser kills a tab or the battery is empty. What was written before stays and is there in the next life.
 *
 * It stands below RxDB and Dexie, so that documents, RxDB's notes, positions and refused writes all end at one moment.
 */
import { Dexie } from 'dexie';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie';

interface Life {
  isOver: boolean;
  writesLeft: number;
}

export interface MortalStorage {
  /** The current life ends at the n-th write from now. */
  readonly dieAfter: (writes: number) => void;
  readonly die: () => void;
  readonly isDead: () => boolean;
  /** A database is being opened. */
  readonly isOpening: () => boolean;
  /** After everything of the old life was closed. */
  readonly beginLife: () => Promise<void>;
  /** Everything is gone: another device. */
  readonly replace: () => void;
  /** Counts what was read and written, to see when the device rests. */
  readonly activity: () => number;
}

const newLife = (): Life => ({ isOver: false, writesLeft: Infinity });

/** What is said to whoever still wants to write; heard after the end, too. */
export const SWITCHED_OFF = 'this device is switched off';

const gone = (): DOMException => new DOMException(SWITCHED_OFF, 'UnknownError');

/**
 * RxDB shares one connection among all who open the same name, and those who died never gave theirs back: a new life would
 * go on with a connection of the old one.
 */
const trackInstances = (): Set<RxStorageInstanceDexie<unknown>> => {
  const instances = new Set<RxStorageInstanceDexie<unknown>>();
  const { changeStream, bulkWrite } = RxStorageInstanceDexie.prototype;
  RxStorageInstanceDexie.prototype.changeStream = function (...input) {
    instances.add(this);
    return changeStream.apply(this, input);
  };
  RxStorageInstanceDexie.prototype.bulkWrite = function (...input) {
    instances.add(this);
    return bulkWrite.apply(this, input);
  };
  return instances;
};

export const createMortalStorage = (): MortalStorage => {
  let life = newLife();
  let activity = 0;
  let opening = 0;
  const lives = new WeakMap<object, Life>();
  const instances = trackInstances();
  const { transaction } = IDBDatabase.prototype;
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, ...input) {
    const current = life;
    if (current.isOver) throw gone();
    const request = open.apply(this, input);
    opening += 1;
    request.addEventListener('success', () => {
      opening -= 1;
      lives.set(request.result, current);
    });
    request.addEventListener('error', () => {
      opening -= 1;
    });
    return request;
  };
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...input) {
    const current = lives.get(this) ?? life;
    activity += 1;
    if (input[1] === 'readwrite' && !current.isOver) {
      current.writesLeft -= 1;
      if (current.writesLeft < 0) current.isOver = true;
    }
    if (current.isOver) throw gone();
    return transaction.apply(this, input);
  };
  return {
    dieAfter: (writes) => {
      life.writesLeft = writes;
    },
    die: () => {
      life.isOver = true;
    },
    isDead: () => life.isOver,
    isOpening: () => opening > 0,
    beginLife: async () => {
      await Promise.allSettled([...instances].map((instance) => instance.close()));
      instances.clear();
      life = newLife();
    },
    replace: () => {
      life = newLife();
      Dexie.dependencies.indexedDB = new IDBFactory() as typeof indexedDB;
    },
    activity: () => activity,
  };
};
