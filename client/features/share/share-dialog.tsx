import { Eye, MessageSquare, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { AccessRole } from '../../../journey/model/access.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { MessageKey } from '../../language/messages.ts'
import type { MapSession } from '../../services/map-session.ts'
import type { ListedLink } from '../../services/share-links.ts'
import { usePresentPeople } from '../../state/people.ts'
import { signInNeeded } from '../../state/save-status.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { DeleteMap } from './delete-map.tsx'
import { LinkOffer } from './link-offer.tsx'
import { NewLink } from './new-link.tsx'
import { LinkRow } from './link-row.tsx'
import styles from './share.module.css'
import { useShareLinks } from './use-share-links.ts'

interface ShareDialogProps {
  readonly session: MapSession
  readonly onClose: () => void
}

/** Who may open the map, and with which links. */
export function ShareDialog({ session, onClose }: ShareDialogProps) {
  const text = useText()
  const formats = useFormats()
  const workplace = useWorkplace()
  const { role, connected, refused } = useStore(session.status)
  const needsSignIn = refused?.code === signInNeeded
  const isOwner = role === 'owner'
  const { links, problem, act } = useShareLinks(session.mapId, isOwner)
  const [isMaking, setMaking] = useState(false)
  const people = usePresentPeople(session.presence)
  // The view that is looked through goes along.
  const offer = (wanted: AccessRole) => async () =>
    (await act((share) => share.invitation(wanted)))?.replace('#', `${location.search}#`)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={text('share.title')} size="medium">
      {needsSignIn && (
        <p className={styles.notice}>
          {text('signIn.mapBody')}{' '}
          <Button size="small" variant="primary" onClick={() => workplace.setState({ dialog: { kind: 'sign-in' } })}>
            {text('signIn.submit')}
          </Button>
        </p>
      )}
      {!connected && role === undefined && !needsSignIn && (
        <p className={styles.notice}>{text('share.notPublished')}</p>
      )}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {text(problemKey(problem))}
        </p>
      )}
      <p className={styles.here} dir="auto">
        {people.length === 0
          ? text('share.hereAlone')
          : text('share.here', { names: formats.list([text('share.you'), ...people.map(({ name }) => name)]) })}
      </p>
      {isOwner ? (
        <>
          <LinkOffer
            icon={<PenLine size={18} />}
            title={text('share.editTitle')}
            body={text('share.editBody')}
            isMain
            getLink={offer('editor')}
          />
          <LinkOffer
            icon={<MessageSquare size={18} />}
            title={text('share.commentTitle')}
            body={text('share.commentBody')}
            getLink={offer('commenter')}
          />
          <LinkOffer
            icon={<Eye size={18} />}
            title={text('share.viewTitle')}
            body={text('share.viewBody')}
            getLink={offer('viewer')}
          />
          <section className={styles.all}>
            <div className={styles.head}>
              <h3>{text('share.links')}</h3>
              {!isMaking && (
                <Button size="small" onClick={() => setMaking(true)}>
                  {text('share.newLink')}
                </Button>
              )}
            </div>
            {isMaking && <NewLink act={act} onDone={() => setMaking(false)} />}
            {links === undefined && problem === undefined && <p>{text('share.linksLoading')}</p>}
            <ul className={styles.links}>
              {links?.map((link) => (
                <LinkRow
                  key={link.id}
                  link={link}
                  onRevoke={isNeeded(link, links) ? undefined : () => act((share) => share.revoke(link.id))}
                />
              ))}
            </ul>
          </section>
          <DeleteMap mapId={session.mapId} onDeleted={onClose} />
        </>
      ) : (
        <LinkOffer
          icon={role === 'editor' ? <PenLine size={18} /> : <Eye size={18} />}
          title={text('share.ownTitle')}
          body={text(role === 'editor' ? 'share.ownEditBody' : 'share.ownViewBody')}
          isMain
          getLink={offer('editor')}
        />
      )}
    </Dialog>
  )
}

const ownsForGood = ({ role, expiresAt }: ListedLink) => role === 'owner' && expiresAt === undefined

/** A map keeps an owner link that does not end. */
function isNeeded(link: ListedLink, links: readonly ListedLink[]): boolean {
  return ownsForGood(link) && links.filter(ownsForGood).length === 1
}

const problems = ['last-owner', 'too-many-links', 'not-allowed', 'unknown-map', 'unknown-link'] as const

function problemKey(code: string): MessageKey {
  const known = problems.find((each) => each === code)
  return known === undefined ? 'share.unreachable' : `share.problem-${known}`
}
