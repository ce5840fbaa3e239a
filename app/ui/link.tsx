/*
 * Components here link by href and know no router. The shell hands its own anchor down through LinkProvider; without one a
 * plain <a> is used. The anchor given must pass every prop through to its <a>.
 */
import {
  createContext,
  use,
  type AnchorHTMLAttributes,
  type ComponentType,
  type ReactNode,
  type Ref,
} from 'react';

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly ref?: Ref<HTMLAnchorElement> | undefined;
}

function PlainLink(props: LinkProps): ReactNode {
  return <a {...props} />;
}

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

export function LinkProvider(props: {
  readonly link: ComponentType<LinkProps>;
  readonly children: ReactNode;
}): ReactNode {
  return <LinkContext value={props.link}>{props.children}</LinkContext>;
}

export function Link(props: LinkProps): ReactNode {
  const Anchor = use(LinkContext);
  return <Anchor {...props} />;
}
