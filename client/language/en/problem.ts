/** What is wrong with a file, by the code of the problem; `detail` is a limit, an id, or what was expected. */
export const problem = {
  'not-json': 'The file is not JSON: {detail}',
  'too-large': 'The file is larger than {detail}.',
  'too-deep': 'Data is nested deeper than {detail} levels.',
  'not-a-map': 'This is not a Jejak map.',
  'newer-version': 'The map was written by a newer Jejak (version {detail} of the format). Update this one to open it.',
  'forbidden-key': 'A field may not be called “{detail}”.',
  'wrong-type': 'Another kind of value is expected here: {detail}.',
  'wrong-value': 'This value is not allowed here.',
  'wrong-value-detail': 'This value is not allowed here. Expected: {detail}.',
  'too-long': 'The text is longer than {detail} characters.',
  'too-many': 'There are more than {detail} entries.',
  missing: 'A field is missing. Expected: {detail}.',
  'duplicate-id': 'The id “{detail}” is used twice.',
  'unknown-id': 'It refers to “{detail}”, which is not on the map.',
} as const
