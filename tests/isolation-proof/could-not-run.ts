/** Why there is no proof either way. Its message is for whoever asked for one. */
export class CouldNotRun extends Error {
  override name = 'CouldNotRun'
}
