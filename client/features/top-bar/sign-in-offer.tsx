import { Button } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { useWorkplace } from '../../state/workplace.ts'

/** Why the server does not have the map, where it takes maps from people who have signed in, and what to do. */
export function SignInOffer() {
  const text = useText()
  const workplace = useWorkplace()
  return (
    <>
      <p>{text('signIn.mapBody')}</p>
      <Button size="small" variant="primary" onClick={() => workplace.setState({ dialog: { kind: 'sign-in' } })}>
        {text('signIn.submit')}
      </Button>
    </>
  )
}
