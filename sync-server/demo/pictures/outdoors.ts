/** Sport, outings and talks under a tree, as pictures; and portraits. */
import {
  backdrop,
  circle,
  draw,
  ellipse,
  path,
  rect,
  runner,
  shirtOf,
  sitter,
  skinOf,
  stroke,
  type Scene,
} from './drawing.ts';

const SKIES = [
  ['#f9a852', '#ef6a4a'],
  ['#8cc8ee', '#fbe3b6'],
  ['#f7c873', '#f08a5d'],
] as const;

export const football: Scene = (brush) => {
  const [width, height] = [960, 680];
  const [top, bottom] = brush.random.pick(SKIES);
  const sunX = brush.random.between(500, 780);
  return draw(width, height, [
    backdrop(width, height, top, bottom),
    circle(sunX, 300, 150, '#ffffff', 0.18),
    circle(sunX, 300, 96, '#fff0c4'),
    path('M0 350 C180 310 300 370 470 340 S800 320 960 350 V460 H0 Z', '#7d3b2d'),
    rect(0, 410, width, 270, '#b4532f'),
    stroke(`M0 470 H${width} M0 560 H${width}`, '#f3c9a0', 4),
    stroke('M70 440 V300 H290 V440', '#fdf6e8', 9),
    runner(brush, 400, 560, 76, -1),
    runner(brush, 620, 600, 84, 1),
    runner(brush, 830, 540, 62, -1),
    circle(510, 592, 24, '#fdf6e8'),
    stroke('M494 592 h32 M510 576 v32', '#2d3748', 4),
  ]);
};

export const running: Scene = (brush) => {
  const [width, height] = [900, 760];
  const [top, bottom] = brush.random.pick(SKIES);
  return draw(width, height, [
    backdrop(width, height, top, bottom),
    path('M0 330 C150 250 260 300 400 270 S720 230 900 320 V520 H0 Z', '#5d8a55'),
    path('M0 420 C220 360 420 430 900 380 V760 H0 Z', '#44724a'),
    path('M380 400 C440 520 360 640 200 760 H760 C700 620 560 520 430 400 Z', '#d99a63'),
    ...[150, 720, 810].map(
      (x) => rect(x, 250, 18, 150, '#5a3a26') + circle(x + 9, 230, brush.random.between(56, 84), '#2f6b4f'),
    ),
    runner(brush, 390, 560, 58, 1),
    runner(brush, 500, 640, 74, 1),
    runner(brush, 350, 720, 86, 1),
  ]);
};

export const volley: Scene = (brush) => {
  const [width, height] = [760, 880];
  return draw(width, height, [
    backdrop(width, height, '#8fcdf0', '#fbe8c4'),
    circle(160, 180, 74, '#fff6d5'),
    rect(0, 640, width, 240, '#d58f4d'),
    rect(370, 260, 16, 420, '#4a5568'),
    path('M386 280 L760 230 V420 L386 450 Z', '#ffffff88'),
    stroke('M386 280 L760 230 M386 365 L760 325 M386 450 L760 420', '#fdfdfd', 6),
    ...[460, 540, 620, 700].map((x) =>
      stroke(`M${x} ${280 - (x - 386) * 0.13} V${450 - (x - 386) * 0.08}`, '#ffffffaa', 3),
    ),
    runner(brush, 250, 560, 92, 1),
    runner(brush, 600, 780, 96, -1),
    circle(330, 190, 40, '#f4d35e'),
    stroke('M296 180 q34 22 70 -6 M318 228 q-6 -50 20 -76', '#c98a1b', 5),
  ]);
};

export const underTree: Scene = (brush) => {
  const [width, height] = [880, 700];
  const leaves = ['#2f7d6b', '#256555', '#3b9480'];
  return draw(width, height, [
    backdrop(width, height, '#bfe3e6', '#f7e6c4'),
    ellipse(440, 620, 560, 190, '#d49255'),
    rect(415, 260, 50, 250, '#6b4a34', 16),
    ...[
      [250, 170, 130],
      [440, 120, 160],
      [630, 180, 140],
      [350, 230, 110],
      [540, 240, 120],
    ].map(([x = 0, y = 0, radius = 0], at) => circle(x, y, radius, leaves[at % leaves.length] ?? '#2f7d6b')),
    ...[250, 350, 530, 640].map((x) => sitter(brush, x, brush.random.between(440, 470), 36)),
    ...[170, 330, 520, 700].map((x) => sitter(brush, x, brush.random.between(560, 590), 58)),
  ]);
};

/** Shoulders and head on the club's colour. */
export const portrait: Scene = (brush) => {
  const side = 640;
  const skin = skinOf(brush);
  const shirt = shirtOf(brush);
  const isLong = brush.random.chance(0.5);
  return draw(side, side, [
    backdrop(side, side, brush.tint.soft, brush.tint.main),
    circle(320, 300, 250, '#ffffff', 0.16),
    ...(isLong ? [ellipse(320, 300, 168, 190, '#17110f')] : []),
    path('M90 640 C90 500 190 450 320 450 S550 500 550 640 Z', shirt),
    path('M262 400 h116 v60 q-58 56 -116 0 z', skin),
    ellipse(320, 290, 122, 148, skin),
    path(
      'M192 292 C180 130 260 100 322 100 S462 132 448 292 C430 210 390 196 320 196 S210 210 192 292 Z',
      '#17110f',
    ),
    circle(276, 300, 11, '#17110f'),
    circle(364, 300, 11, '#17110f'),
    stroke('M280 366 q40 32 80 0', '#2a1712', 9),
    stroke('M258 270 q18 -12 36 0 M346 270 q18 -12 36 0', '#17110f', 7),
  ]);
};
