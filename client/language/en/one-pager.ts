/** The map on one page for executives. What the page itself says is in `journey/library/one-pager-words.ts`. */
export const onePager = {
  title: 'One-pager',
  paper: 'Paper',
  'paper-a4': 'A4',
  'paper-a3': 'A3',
  'paper-letter': 'Letter',
  'paper-wide': 'Screen',
  compare: 'Compare with an earlier file…',
  stopComparing: 'Stop comparing',
  notAMap: 'This file is not a Jejak map, so nothing is compared.',
  print: 'Print or save as PDF',
  personas: 'Personas',
  stages: 'Stages and their touchpoints',
  emotion: 'Emotion',
  lowest: 'Lowest: {point}',
  highest: 'Highest: {point}',
  friction: 'Friction',
  where: 'Severity and place',
} as const

export const onePagerAction = { onePager: 'One-pager for executives' } as const

export const onePagerKeyword = {
  onePager: 'executive summary report print pdf paper page board management a4 a3 letter',
} as const
