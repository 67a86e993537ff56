"""The organisation chart: measured, laid out and drawn by Python as accessible SVG."""
