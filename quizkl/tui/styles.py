"""The style sheet. Colours are the theme's, and every meaning that has a colour has a word or a shape too."""

from __future__ import annotations

SHEET = """
Screen { background: $background; color: $foreground; layout: vertical; }
.page { width: 100%; height: 1fr; align-horizontal: center; }
.page, .sheet, #print-body, CommandList { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: hidden;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background; scrollbar-color: $foreground 30%;
        scrollbar-color-hover: $foreground 50%; scrollbar-color-active: $foreground 50%; }
.column { max-width: 88; padding: 0 4; }
#home, #summary { padding: 1 4 0 4; }
#card, #grades, #answer, #derivation { max-width: 87; }
#settings-above, #settings-row, #settings-below, #settings-about { max-width: 87; }
#card { padding: 1 3 0 4; }
#grades { padding: 1 3 1 4; }
.page:ansi, .sheet:ansi, #print-body:ansi, CommandList:ansi { scrollbar-color: ansi_bright_black;
        scrollbar-color-hover: ansi_bright_black; scrollbar-color-active: ansi_bright_black; }
.foot { height: auto; align-horizontal: center; padding: 0 1 0 0; }
.page.-above { scrollbar-gutter: stable; }
#too-small { display: none; }
.-too-small > * { display: none; }
.-too-small > #too-small { display: block; }
.top { height: 1; padding: 0 2; }
.-narrow .column { padding: 0 2; }
.-narrow #home, .-narrow #summary { padding: 1 2 0 2; }
.-narrow #card, .-narrow #grades { padding: 1 1 0 2; }
.-narrow .top { padding: 0 1; }
#answer { height: auto; padding: 1 3 0 4; display: none; }
#answer.-open { display: block; }
.-narrow #answer { padding: 0 1 0 2; }
#answer Input { border: none; border-bottom: tall $primary 60%; background: $background; padding: 0 1; height: 2; }
#answer Input:focus { border: none; border-bottom: tall $primary; background: $background; }
#derivation { height: auto; padding: 0 3 0 4; display: none; }
#derivation.-open { display: block; }
.-narrow #derivation { padding: 0 1 0 2; }
#derivation-field { height: auto; }
#derivation-marks { width: 3; min-width: 3; }
#derivation-lines, #derivation-lines:focus { width: 1fr; height: 1; border: none; padding: 0; background: $background;
                                             scrollbar-size-horizontal: 0; scrollbar-size-vertical: 0; }
#derivation-said { padding: 1 0 0 0; }
#work-body { height: 1fr; padding: 1 2 0 2; }
#work-lines, #work-lines:focus { width: 50%; height: 1fr; border: none; padding: 0; background: $background;
                                 scrollbar-size-horizontal: 0; scrollbar-size-vertical: 0; }
#work-detail { height: 5; padding: 0 2; }
.-narrow #work-body { padding: 0 1; }
.-narrow #work-detail { padding: 0 1; }
.-short #work-body { padding: 0 1; }
.-short #work-detail { height: 3; }
#work-name, #work-name:focus { border: none; border-bottom: tall $primary; background: $background; padding: 0 1;
                               height: 2; }
.-ascii #work-name, .-ascii #work-name:focus { border-bottom: ascii $primary; }
#browse-search { height: 1; padding: 0 2; }
#browse-slash { width: 2; }
#browse-query, #browse-query:focus { width: 1fr; height: 1; border: none; padding: 0; background: $background; }
#browse-found { height: 1fr; }
#browse-note { height: 1; padding: 0 2; }
#browse-body { height: 1fr; layout: vertical; }
#browse-list { padding: 0 2; }
#browse-beside { height: 55%; padding: 0 2; }
#browse-page { height: 1fr; }
#browse-card { padding: 0 1; }
.-narrow #browse-search, .-narrow #browse-note, .-narrow #browse-list, .-narrow #browse-beside { padding: 0 1; }
.-beside #browse-body { layout: horizontal; }
.-beside #browse-found { width: 4fr; height: 100%; }
.-beside #browse-beside { width: 3fr; height: 100%; }
.-only-list #browse-beside, .-only-card #browse-found { display: none; }
.-only-card #browse-beside { height: 1fr; width: 100%; }
#settings-row { height: 1; padding: 0 3 0 4; display: none; }
.-typing #settings-row { display: block; }
.-narrow #settings-row { padding: 0 1 0 2; }
#settings-above { padding: 1 3 0 4; }
#settings-below { padding: 0 3 0 4; }
#settings-about { padding: 1 3 0 4; height: 5; }
.-narrow #settings-above, .-narrow #settings-about { padding: 1 1 0 2; }
.-narrow #settings-below { padding: 0 1 0 2; }
#settings-name { width: 24; }
#settings-value, #settings-value:focus { width: 1fr; height: 1; border: none; padding: 0;
                                         background: $primary 25%; }
#settings-value:ansi { background: transparent; text-style: underline; }
CommandPalette SearchIcon { display: none; }
CommandPalette > Vertical { margin-top: 1; width: 84; max-width: 100%; background: transparent; }
CommandPalette #--input, CommandPalette #--input.--list-visible { border: round $primary; background: $background; }
CommandPalette CommandInput, CommandPalette CommandInput:focus { border: none; height: 1; padding: 0 1; }
CommandPalette CommandList, CommandPalette CommandList:focus { border: round $primary; background: $background; }
CommandList > .option-list--option { padding: 0 1; }
CommandList > .option-list--option-highlighted { background: $primary 25%; color: $foreground; text-style: bold; }
CommandList:ansi > .option-list--option-highlighted { background: $block-cursor-background;
        color: $block-cursor-foreground; text-style: $block-cursor-text-style; }
CommandList:ansi:nocolor > .option-list--option-highlighted { text-style: underline; }
CommandPalette:ansi > .command-palette--help-text { text-style: not bold; }
.-ascii CommandPalette #--input, .-ascii CommandPalette #--input.--list-visible { border: ascii $primary; }
.-ascii CommandPalette CommandList, .-ascii CommandPalette CommandList:focus { border: ascii $primary; }
.dialog { align: center middle; background: $background 60%; }
.dialog:ansi { background: transparent; }
.sheet { width: 84; max-width: 100%; height: auto; max-height: 100%; border: round $primary; background: $background;
         padding: 0 0 0 1; }
.sheet > Rows { padding: 0 1 0 0; }
.sheet.-small { width: 64; }
#print { width: 100%; max-width: 120; height: 100%; max-height: 48; }
#print-body { height: 1fr; }
#print-parts { height: auto; }
#print-form { width: 42%; min-width: 28; max-width: 44; height: auto; padding: 0 2 0 0; }
#print-preview { width: 1fr; }
.-below #print-parts { layout: vertical; }
.-below #print-form { width: 100%; padding: 0; }
#print-file, #print-file:focus { border: none; border-bottom: tall $primary 60%; background: $background;
                                 padding: 0 1; height: 2; margin: 0 0 1 0; }
#print-file:focus { border-bottom: tall $primary; }
.-ascii #print-file, .-ascii #print-file:focus { border-bottom: ascii $primary; }
.-ascii .sheet { border: ascii $primary; }
ToastRack { scrollbar-size-vertical: 0; }
Toast { background: $background; padding: 0 1; margin: 0; }
Toast.-information { border: round $success; }
Toast.-warning { border: round $warning; }
Toast.-error { border: round $error; }
.-ascii Toast.-information { border: ascii $success; }
.-ascii Toast.-warning { border: ascii $warning; }
.-ascii Toast.-error { border: ascii $error; }
.-ascii #answer Input, .-ascii #answer Input:focus { border-bottom: ascii $primary; }
"""
