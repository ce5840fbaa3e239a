/** Apart from the demonstration itself, whose year and words a real server never loads. */
export class DemonstrationRefused extends Error {
  override readonly name = 'DemonstrationRefused';

  constructor() {
    super('the demonstration fills an empty server only');
  }
}
