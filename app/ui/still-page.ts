import { createContext } from 'react';

/** Whether the page being drawn goes without scripts. Known to the server alone: in the browser a script runs, so no page is still. */
export const StillPage = createContext(false);
