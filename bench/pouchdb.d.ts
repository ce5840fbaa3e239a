/** The few calls of PouchDB 9 that are measured, from its build for browsers; it brings no types. */
declare module 'pouchdb/dist/pouchdb.min.js' {
  interface ReplicateOptions {
    readonly batch_size?: number;
  }
  interface Options {
    readonly adapter?: string;
    readonly auth?: { readonly username: string; readonly password: string };
    readonly skip_setup?: boolean;
  }
  export default class PouchDB {
    constructor(name: string, options?: Options);
    static replicate(
      from: PouchDB,
      to: PouchDB,
      options: ReplicateOptions,
    ): Promise<{ readonly docs_written: number }>;
    info(): Promise<{ readonly doc_count: number }>;
    destroy(): Promise<unknown>;
  }
}
