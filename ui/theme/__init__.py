"""How everything looks: tokens said once, and the palette, style sheet, fonts and icons made from them."""
