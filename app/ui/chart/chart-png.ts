/** The chart as a picture to pass on: wide, with its finding above it, in the colours that the page has now. Loaded when asked for. */
import { LineChart as Lines } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TitleComponent } from 'echarts/components';
import { init, use as registerParts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartData } from './chart-data.ts';
import { chartOption, measureIn, readLook } from './chart-option.ts';

registerParts([Lines, GridComponent, MarkAreaComponent, TitleComponent, CanvasRenderer]);

const WIDTH_PX = 960;
const HEIGHT_PX = 540;
/** Two lines of title, one of what is measured. */
const HEAD_PX = 104;
const EDGE_PX = 16;
/** Sharp on paper and on a good screen. */
const PIXEL_RATIO = 2;

/** `beside`: an element of the page, for its colours and font. */
export const chartPng = async (data: ChartData, beside: Element): Promise<Blob> => {
  const look = readLook(
    beside,
    data.series.map(({ key }) => key),
  );
  // Never in the document: its size is said, not measured.
  const place = document.createElement('div');
  const chart = init(place, null, { renderer: 'canvas', width: WIDTH_PX, height: HEIGHT_PX });
  try {
    const measure = measureIn(look.fontFamily);
    const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, headPx: HEAD_PX };
    const { fontFamily } = look;
    const wrapped = { fontFamily, width: WIDTH_PX - 2 * EDGE_PX, overflow: 'break' };
    chart.setOption({
      ...chartOption({ data, look, measure, ...size }),
      animation: false,
      tooltip: { show: false },
      title: {
        left: EDGE_PX,
        top: EDGE_PX,
        text: data.title,
        subtext: data.sub,
        textStyle: { ...wrapped, color: look.ink, fontSize: 20, lineHeight: 26 },
        subtextStyle: { ...wrapped, color: look.soft, fontSize: 14 },
      },
    });
    const canvas = chart.renderToCanvas({ pixelRatio: PIXEL_RATIO, backgroundColor: look.surface });
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('no memory for a picture'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    chart.dispose();
  }
};
