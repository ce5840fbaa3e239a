/** Workshops, meetings, debates and competitions, as pictures. */
import {
  backdrop,
  circle,
  draw,
  ellipse,
  path,
  rect,
  row,
  skinOf,
  speaker,
  stroke,
  type Brush,
  type Scene,
} from './drawing.ts';

const WALLS = ['#f3d9b1', '#edd2ae', '#f1dcc0'] as const;
const GROUND = '#8a5632';

/** A curve or bars on a bright screen. */
const chart = ({ random, tint }: Brush, x: number, y: number, width: number, height: number): string => {
  if (random.chance(0.5)) {
    const step = width / 8;
    return Array.from({ length: 6 }, (_, at) => {
      const tall = (0.25 + 0.1 * at + random.next() * 0.2) * height;
      return rect(
        x + step * (at + 1),
        y + height * 0.92 - tall,
        step * 0.66,
        tall,
        at === 4 ? '#ff6b35' : tint.main,
        4,
      );
    }).join('');
  }
  const points = Array.from(
    { length: 6 },
    (_, at) => `${x + width * (0.1 + at * 0.16)} ${y + height * (0.8 - at * 0.1 + random.next() * 0.16)}`,
  );
  return (
    stroke(
      `M${x + width * 0.08} ${y + height * 0.1} V${y + height * 0.9} H${x + width * 0.92}`,
      '#a0aec0',
      4,
    ) + stroke(`M${points.join(' L')}`, '#ff6b35', 9)
  );
};

/** A screen and those who look at it. */
export const lecture: Scene = (brush) => {
  const [width, height] = [960, 640];
  return draw(width, height, [
    backdrop(width, height, brush.random.pick(WALLS), '#d9a873'),
    rect(250, 50, 460, 270, '#4a3325', 10),
    rect(262, 62, 436, 246, '#fffaf2', 4),
    chart(brush, 262, 62, 436, 246),
    speaker(brush, 800, 430, 78, -1),
    row(brush, width, 430, 46),
    row(brush, width, 520, 58),
    row(brush, width, 620, 70),
  ]);
};

/** One table, one screen, two hands. */
export const laptop: Scene = (brush) => {
  const [width, height] = [900, 900];
  const skin = skinOf(brush);
  return draw(width, height, [
    backdrop(width, height, '#f6dcb8', '#e7b483'),
    rect(0, 590, width, 310, GROUND),
    rect(200, 170, 500, 340, '#1f2733', 22),
    rect(222, 192, 456, 296, '#fdfdfd', 6),
    chart(brush, 222, 192, 456, 296),
    path('M150 560 L200 510 H700 L750 560 V580 H150 Z', '#cfd6df'),
    path('M150 580 H750 V592 H150 Z', '#9aa5b3'),
    stroke('M110 900 C140 760 210 700 330 650', skin, 92),
    stroke('M790 900 C760 760 690 700 570 650', skin, 92),
    stroke('M60 930 L120 850', brush.tint.main, 130),
    stroke('M840 930 L780 850', brush.tint.main, 130),
    ...(brush.random.chance(0.6)
      ? [rect(790, 520, 70, 76, '#fffaf2', 12), stroke('M860 540 q34 16 0 38', '#fffaf2', 10)]
      : []),
  ]);
};

/** Books on a shelf, a cup, and room to sit. */
export const books: Scene = (brush) => {
  const [width, height] = [960, 700];
  const colors = [
    brush.tint.main,
    '#e9b44c',
    '#8c1d4f',
    '#1f959b',
    '#fffaf2',
    '#3440c4',
    '#c9402c',
    brush.tint.deep,
  ];
  let x = 150;
  const spines = Array.from({ length: 9 }, (_, at) => {
    const wide = brush.random.between(46, 84);
    const tall = brush.random.between(250, 370);
    const book =
      rect(x, 500 - tall, wide, tall, colors[at % colors.length] ?? brush.tint.main, 5) +
      rect(x + 8, 530 - tall, wide - 16, 10, '#ffffff66', 4);
    x += wide + 4;
    return book;
  });
  return draw(width, height, [
    backdrop(width, height, '#f8e3c6', '#eebd88'),
    circle(770, 170, 90, '#fff3d6', 0.8),
    ...spines,
    rect(0, 500, width, 200, GROUND),
    rect(0, 500, width, 16, '#6f4226'),
    path('M790 430 h110 l-14 74 h-82 z', '#fdfdfd'),
    stroke('M825 405 q-14 -24 0 -48 M860 405 q14 -24 0 -48', '#fffaf2', 8),
  ]);
};

/** A voice in a beam of light. */
export const stage: Scene = (brush) => {
  const [width, height] = [720, 960];
  return draw(width, height, [
    backdrop(width, height, '#1c1220', brush.tint.deep),
    path('M330 0 H390 L600 760 H120 Z', '#ffffff22'),
    ellipse(360, 760, 260, 46, '#ffe9c9', 0.4),
    speaker(brush, 360, 700, 128, brush.random.pick([1, -1] as const)),
    path('M250 560 h220 l24 210 h-268 z', '#3a2233'),
    rect(236, 540, 248, 30, '#54324a', 8),
    stroke('M392 540 q20 -50 -6 -84', '#111111', 8),
    row(brush, width, 880, 62),
  ]);
};

/** Two who do not agree, and those who listen. */
export const debate: Scene = (brush) => {
  const [width, height] = [960, 640];
  const bubble = (x: number, y: number, fill: string, tail: 1 | -1): string =>
    rect(x, y, 210, 110, fill, 30) +
    path(`M${x + 105 - tail * 20} ${y + 104} l${-tail * 46} 50 l${tail * 90} -50 z`, fill) +
    rect(x + 34, y + 34, 140, 12, '#ffffffaa', 6) +
    rect(x + 34, y + 62, brush.random.between(70, 130), 12, '#ffffffaa', 6);
  return draw(width, height, [
    backdrop(width, height, brush.tint.soft, '#e9c59a'),
    rect(0, 430, width, 210, '#a9683c'),
    speaker(brush, 250, 450, 84, 1),
    speaker(brush, 710, 450, 84, -1),
    rect(190, 320, 120, 140, brush.tint.deep, 8),
    rect(650, 320, 120, 140, brush.tint.deep, 8),
    bubble(270, 40, brush.tint.main, 1),
    bubble(490, 90, '#ff6b35', -1),
    row(brush, width, 560, 56),
    row(brush, width, 640, 66),
  ]);
};

/** The cup, held up. */
export const trophy: Scene = (brush) => {
  const [width, height] = [760, 920];
  const confetti = Array.from({ length: 46 }, () => {
    const [x, y] = [brush.random.between(20, width - 20), brush.random.between(10, 560)];
    const fill = brush.random.pick(['#ff6b35', '#ffd166', '#4ecdc4', '#f6f1e7', '#f0659f']);
    return `<rect x="${x}" y="${y}" width="20" height="11" fill="${fill}" transform="rotate(${brush.random.between(0, 180)} ${x} ${y})"/>`;
  });
  const skin = skinOf(brush);
  return draw(width, height, [
    backdrop(width, height, brush.tint.main, brush.tint.deep),
    circle(380, 360, 300, '#ffffff', 0.12),
    ...confetti,
    stroke('M200 930 C210 760 280 640 345 590', skin, 76),
    stroke('M560 930 C550 760 480 640 415 590', skin, 76),
    stroke('M185 940 L205 800', '#f6f1e7', 116),
    stroke('M575 940 L555 800', '#f6f1e7', 116),
    stroke('M270 210 C180 210 190 360 300 360 M490 210 C580 210 570 360 460 360', '#d69e2e', 26),
    path('M255 170 H505 C505 350 460 430 400 440 V520 H360 V440 C300 430 255 350 255 170 Z', '#f0b93a'),
    path('M285 190 h34 c0 120 14 180 44 220 c-50 -20 -78 -100 -78 -220 z', '#ffe29a'),
    rect(310, 520, 140, 34, '#d69e2e', 6),
    rect(290, 552, 180, 44, '#7a4a1c', 8),
    row(brush, width, 880, 60),
  ]);
};
