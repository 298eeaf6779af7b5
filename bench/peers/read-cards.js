/** The cards of the map under measurement: boxes and lines of text as our own layout has them. */
export async function readCards() {
  const cards = new URLSearchParams(location.search).get('cards')
  const answer = await fetch(`/cards-${cards}.json`)
  return answer.json()
}
