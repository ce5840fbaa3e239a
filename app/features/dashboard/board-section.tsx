/** What only the association's board sees (R18, R20); a part of its own, so that nobody else downloads it. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { periodName } from '#app/i18n/period-words.ts';
import { paths } from '#app/paths.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import { TextLink } from '#app/ui/text-action.tsx';
import { BarRow } from '#app/ui/text-parts.tsx';
import type { DashboardView } from '#schemas/rules/figures/view-types.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';
import { DevicesCard } from './devices-card.tsx';
import { NewClub } from './new-club.tsx';

export const BoardSection = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t } = useI18n();
  return (
    <Section icon="lock" title={t.insights.boardTitle} sub={t.insights.boardSub} trail={<NewClub />}>
      <Columns kind="halves">
        <Stack>
          <RatingCard view={content.view} />
          <PeopleCard content={content} />
        </Stack>
        <DevicesCard content={content} />
      </Columns>
    </Section>
  );
};

const RatingCard = ({ view: { rating } }: { readonly view: DashboardView }): ReactNode => {
  const { t, format } = useI18n();
  const average = rating === null ? '' : format.rating(rating.average);
  return (
    <Card labelledBy="ratings">
      <CardHead
        id="ratings"
        level={3}
        title={rating === null ? t.insights.noRating : t.insights.ratingTitle(average)}
        sub={
          rating === null
            ? t.insights.noRatingSub
            : t.insights.ratingSub(format.count(rating.count), rating.count)
        }
        trail={
          rating === null ? undefined : (
            <Stars value={Math.round(rating.average)} label={t.insights.stars(average, rating.average)} />
          )
        }
      />
      <CardFoot>
        <TextLink href={paths.feedback()} icon="message">
          {t.insights.allFeedback}
        </TextLink>
      </CardFoot>
    </Card>
  );
};

/** Who came, by club: the base itself is a page of its own. */
const PeopleCard = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const { view } = content;
  const most = Math.max(1, ...view.clubs.map(({ persons }) => persons));
  return (
    <Card labelledBy="people">
      <CardHead
        id="people"
        level={3}
        title={t.insights.peopleTitle(format.count(view.persons), view.persons > 1)}
        sub={t.insights.peopleSub(periodName(view.period, t.dashboard, format))}
      />
      <ul>
        {view.clubs.map(({ clubId, persons }) => (
          <li key={clubId}>
            <BarRow
              clubSlug={clubId}
              label={nameOfClub(content, clubId)}
              value={format.count(persons)}
              share={{ value: persons, max: most }}
            />
          </li>
        ))}
      </ul>
      <CardFoot>
        <TextLink href={paths.participants()} icon="users">
          {t.common.participants}
        </TextLink>
      </CardFoot>
    </Card>
  );
};
